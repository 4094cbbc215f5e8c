package com.vidaplus.auth.it.attack;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One service on a real PostgreSQL for all tests of this package. The service believes what this machine says of where a request comes
 * from. So each request comes from another address, and no limit on guesses hides the code behind it.
 */
@Tag("processes")
@Tag("long")
@ExtendWith(AttackIT.Start.class)
abstract class AttackIT {

    static final String PASSWORD = "correct horse battery staple";

    private static final Bootstrap BOOTSTRAP = Bootstrap.random();
    private static PostgreSqlDatabase database;
    private static ServiceProcess service;

    final AuthClient door = new AuthClient(service.baseUri());
    final Accounts accounts = new Accounts(database::connect);
    final Clients clients = new Clients(accounts);
    /** The first client, which may introspect. */
    final TestClient inspector = new TestClient(BOOTSTRAP.clientId(), Optional.of(BOOTSTRAP.clientSecret()));

    static PostgreSqlDatabase database() {
        return database;
    }

    static ServiceProcess service() {
        return service;
    }

    /** Headers, and one more by which the request comes from somewhere else than any other. */
    static String[] fromElsewhere(String... headers) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String address = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
        return Stream.concat(Stream.of(headers), Stream.of("X-Forwarded-For", address)).toArray(String[]::new);
    }

    /** Starts the service before the first class and leaves its end to JUnit. */
    static final class Start implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            if (service == null) {
                database = PostgreSqlDatabase.start();
                context.getRoot().getStore(ExtensionContext.Namespace.create(AttackIT.class)).put("service", (AutoCloseable) this::stop);
                service = ServiceProcess.runnableJar().environment(database.settings()).environment(BOOTSTRAP.settings())
                        .environment("TRUSTED_PROXIES", "127.0.0.1,::1").javaOption("-Xmx512m").start();
            }
        }

        private void stop() {
            if (service != null) {
                service.close();
            }
            database.close();
        }
    }
}
