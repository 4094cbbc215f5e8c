package com.vidaplus.auth.it.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.FreePort;
import com.vidaplus.auth.harness.server.H2Database;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The npm project {@code src/test/clients}: openid-client, oauth4webapi, simple-oauth2 and jose against a running service. */
@Tag("processes")
class OAuthLibrariesIT {

    /** What a library has to encode before it may put it into a header (RFC 6749 §2.3.1). */
    private static final String TO_BE_ENCODED = " +/%:&=~";

    @TempDir
    private Path directory;

    @Test
    void everyLibrarySignsInRefreshesRevokesAndUnderstandsEveryRefusal() throws Exception {
        NpmProject project = NpmProject.copyOf(Path.of("src/test/clients"), directory.resolve("clients"));
        Bootstrap first = new Bootstrap("admin@vidaplus.example", Secrets.password(), "shop",
                Secrets.clientSecret() + TO_BE_ENCODED + "end");
        String otherSecret = Secrets.clientSecret();
        int port = FreePort.find();
        String url = "http://127.0.0.1:" + port;

        try (Database database = H2Database.in(directory.resolve("data"));
                ServiceProcess service = ServiceProcess.runnableJar().port(port).environment(database.settings())
                        .environment(first.settings()).environment("TOKEN_ISSUER", url).start()) {
            addClients(new Accounts(database::connect), first, otherSecret);
            Map<String, String> environment = new HashMap<>(Map.of("SERVICE_URL", url,
                    "ACCOUNT_NAME", first.email(), "ACCOUNT_PASSWORD", first.password(),
                    "CLIENT_ID", first.clientId(), "CLIENT_SECRET", first.clientSecret(), "PUBLIC_CLIENT_ID", "browser",
                    "RFC9068_CLIENT_ID", "modern", "RFC9068_CLIENT_SECRET", otherSecret));

            project.run(Map.of(), "npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-progress");
            String report = project.run(environment, "npm", "test");

            assertThat(report).as("node's report").containsPattern("# pass [1-9]").contains("# fail 0", "# skipped 0", "# cancelled 0");
            assertThat(service.isAlive()).isTrue();
        }
    }

    private static void addClients(Accounts accounts, Bootstrap first, String otherSecret) throws Exception {
        accounts.execute("UPDATE client SET scopes = 'orders:read orders:write' WHERE id = ?", first.clientId());
        accounts.execute("INSERT INTO client (id, grant_types) VALUES ('browser', 'password refresh_token')");
        accounts.execute("INSERT INTO client (id, secret_hash, grant_types, token_typ) VALUES ('modern', ?, 'password', 'at+jwt')",
                stored(otherSecret));
    }

    /** As the service stores a client's secret. */
    private static String stored(String secret) throws Exception {
        byte[] salt = new byte[16];
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return "sha256:" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
