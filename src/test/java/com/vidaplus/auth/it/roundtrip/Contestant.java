package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.Handed;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One of two builds whose rates are compared: a node with a PostgreSQL of its own. */
final class Contestant implements AutoCloseable {

    private final Bootstrap bootstrap = Bootstrap.random();
    private final PostgreSqlDatabase database = PostgreSqlDatabase.start();
    private final ServiceProcess process;

    /** @param installation the directory that the build has installed its runnable jar in */
    Contestant(Path installation) {
        try {
            // As fast as it gets, unlike the tests' nodes; hashes as cheap as may be, so that all else is seen beside them.
            process = ServiceProcess.installed(installation).environment(bootstrap.settings()).environment(database.settings())
                    .environment(Map.of("ARGON2_MEMORY_KIB", "1024", "ARGON2_ITERATIONS", "1", "ARGON2_WEAK", "allow"))
                    .javaOption("-XX:TieredStopAtLevel=4").start();
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** What one connection does again and again, by kind of request; it says whether it was answered as wanted. */
    Map<String, Supplier<BooleanSupplier>> loads() {
        Map<String, Supplier<BooleanSupplier>> loads = new LinkedHashMap<>();
        loads.put("Sign-in, API door", () -> {
            OAuthDoor door = door();
            return () -> door.apiSignIn(bootstrap.email(), bootstrap.password()).status() == 200;
        });
        loads.put("Sign-in, OAuth door", () -> {
            OAuthDoor door = door();
            return () -> door.trySignIn(bootstrap.email(), bootstrap.password()).status() == 200;
        });
        loads.put("Refresh, OAuth door", () -> {
            OAuthDoor door = door();
            String[] token = {door.signIn(bootstrap.email(), bootstrap.password()).refreshToken()};
            return () -> {
                token[0] = door.refresh(token[0]).refreshToken();
                return true;
            };
        });
        loads.put("Refresh, API door", () -> {
            OAuthDoor door = door();
            String token = door.apiSignIn(bootstrap.email(), bootstrap.password()).accessToken();
            return () -> door.slide(token).status() == 200;
        });
        loads.put("Client credentials", () -> {
            OAuthDoor door = door();
            return () -> door.clientCredentials().status() == 200;
        });
        loads.put("Introspection", () -> {
            OAuthDoor door = door();
            String token = door.signIn(bootstrap.email(), bootstrap.password()).accessToken();
            return () -> door.isActive(token);
        });
        loads.put("Account: search page", () -> {
            AuthClient client = new AuthClient(process.baseUri());
            String token = client.signIn(bootstrap.email(), bootstrap.password()).accessToken();
            return () -> client.get("/admin/accounts?limit=20", "Authorization", "Bearer " + token).status() == 200;
        });
        return loads;
    }

    private OAuthDoor door() {
        return new OAuthDoor(process.baseUri(), bootstrap, new Handed());
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }
}
