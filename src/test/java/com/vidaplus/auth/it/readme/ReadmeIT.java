package com.vidaplus.auth.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.H2Database;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class ReadmeIT {

    private static final String BUILD = "mvn -q -DskipTests package && \\\n";
    private static final Duration START_DEADLINE = Duration.ofSeconds(90);
    private static final int INSTALL_MINUTES = 8;

    private final Documents documents = new Documents();

    @Test
    void theFirstCommandStartsTheServiceAndTheCurlsDoWhatTheySay(@TempDir Path directory) throws Exception {
        String command = documents.block("start");
        assertThat(command).as("the build is what ran before this test").startsWith(BUILD);
        int port = freePort();
        Path log = directory.resolve("log");
        Process service = Shell.start("exec env " + here(command.substring(BUILD.length()), port), directory, log);
        try {
            awaitReady(service, log);
            String token = Shell.run(here(documents.block("token"), port), Map.of(), "");
            assertThat(token).startsWith("{\"access_token\":\"eyJ").endsWith("\",\"token_type\":\"bearer\"}");
            String accessToken = token.substring("{\"access_token\":\"".length(), token.indexOf("\",\"token_type\""));
            assertThat(Shell.run(here(documents.block("refresh"), port), Map.of("TOKEN", accessToken), "")).startsWith("{\"access_token\":\"eyJ");
            theOperatorsCurlsWork(port);
            assertThat(directory.resolve("data/auth.mv.db")).as("the database").exists();
            assertThat(directory.resolve("data/auth.key")).as("the key beside it").exists();
        } finally {
            service.destroy();
            service.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private void theOperatorsCurlsWork(int port) {
        String signIn = documents.block("operator's token") + "\n";
        assertThat(Shell.run(here(signIn + documents.block("make an account"), port), Map.of(), ""))
                .contains("\"email\":\"rui@example.com\"", "\"groups\":[\"doctors\"]");
        assertThat(Shell.run(here(signIn + documents.block("lock an account out"), port), Map.of(), ""))
                .contains("\"enabled\":false", "\"has_password\":true").doesNotContain("\"status\":");
        assertThat(Shell.run(here(signIn + documents.block("register a client"), port), Map.of(), "")).contains("\"client_secret\":");
    }

    @Test
    void itsSqlAddsDisablesAndRepasswordsAnAccount(@TempDir Path directory) {
        try (Database database = H2Database.in(directory.resolve("h2"));
                ServiceProcess service = ServiceProcess.runnableJar().environment(database.settings()).start()) {
            AuthClient client = new AuthClient(service.baseUri());
            Accounts sql = new Accounts(database::connect);

            for (String statement : documents.block("add an account").split(";\n?")) {
                sql.execute(statement.replace("$argon2id$...", hashOf("a first long passphrase")));
            }
            String token = client.signIn("rui@example.com", "a first long passphrase").accessToken();
            assertThat(client.refresh(token).status()).isEqualTo(200);

            theClientsCurlsWorkWhateverIsInTheSecret(service.baseUri().getPort(), sql);

            sql.execute(statement("new password").replace("$argon2id$...", hashOf("a second long passphrase")));
            assertThat(client.refresh(token).status()).as("sessions end with the old password").isEqualTo(401);
            assertThat(client.signIn("rui@example.com", "a first long passphrase").status()).isEqualTo(401);
            String newToken = client.signIn("rui@example.com", "a second long passphrase").accessToken();

            for (int i = 0; i < 10; i++) {
                assertThat(client.signIn("rui@example.com", "a wrong passphrase").status()).isEqualTo(401);
            }
            assertThat(client.signIn("rui@example.com", "a second long passphrase").status()).isEqualTo(429);
            String name = Shell.run(documents.block("hash a name"), Map.of("KEY_ENCRYPTION_KEY", database.keyEncryptionKey()), "").strip();
            sql.execute(statement("forget guesses").replace("...", name));
            assertThat(client.signIn("rui@example.com", "a second long passphrase").status()).isEqualTo(200);

            sql.execute(statement("disable an account"));
            assertThat(client.refresh(newToken).status()).isEqualTo(401);
            assertThat(client.signIn("rui@example.com", "a second long passphrase").status()).isEqualTo(401);
        }
    }

    private void theClientsCurlsWorkWhateverIsInTheSecret(int port, Accounts sql) {
        String email = sql.add("a long example passphrase");
        for (String odd : List.of("a+b/c=", "100%", "%zz%41:", "")) {
            TestClient client = new Clients(sql).a().secret(odd + Secrets.clientSecret()).introspects().added();
            List<String> curls = documents.block("oauth client").replace("\\\n", "").replace("ana@example.com", email).lines()
                    .filter(line -> line.startsWith("curl")).map(line -> here(line, port)).toList();
            assertThat(curls).hasSize(5);
            Map<String, String> environment = new HashMap<>(Map.of("CLIENT_ID", client.id(), "CLIENT_SECRET", client.requiredSecret()));
            String tokens = Shell.run(curls.get(0), environment, "");
            environment.put("TOKEN", member(tokens, "access_token"));
            environment.put("REFRESH_TOKEN", member(tokens, "refresh_token"));
            assertThat(Shell.run(curls.get(1), environment, "")).contains("\"refresh_token\":");
            assertThat(Shell.run(curls.get(2), environment, "")).contains("\"access_token\":");
            assertThat(Shell.run(curls.get(3), environment, "")).contains("\"active\":true");
            assertThat(Shell.run(curls.get(4), environment, "")).isEqualTo("{}");
            assertThat(Shell.run(curls.get(3), environment, "")).contains("\"active\":false");
        }
    }

    private static String member(String json, String name) {
        Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(member.find()).as(name).isTrue();
        return member.group(1);
    }

    @Test
    void itsCalibrationProposesTheTwoSettings() {
        String answer = Shell.run(documents.block("calibrate"), Map.of(), "");

        assertThat(answer).containsPattern("(?m)^ARGON2_MEMORY_KIB=\\d+\\RARGON2_ITERATIONS=\\d+$");
    }

    @Test
    @Tag("long")
    void theDirectoryThatItInstallsElsewhereStarts(@TempDir Path directory) throws Exception {
        int port = freePort();
        String[] commands = here(documents.block("install"), port).replace("/opt/", directory + "/").split("\n");
        Path installLog = directory.resolve("install.log");
        Process install = Shell.start("exec " + commands[0], directory, installLog);
        assertThat(install.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)).as("installed in time").isTrue();
        assertThat(install.exitValue()).as(Files.readString(installLog)).isZero();
        assertThat(directory.resolve("vidaplus-auth/classes.jsa")).as(Files.readString(installLog)).exists();
        Path log = directory.resolve("log");
        Process service = Shell.start("exec " + commands[1], directory, log);
        try {
            awaitReady(service, log);
        } finally {
            service.destroy();
            service.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private String hashOf(String password) {
        String hash = Shell.run(documents.block("hash"), Map.of(), password + "\n").strip();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        return hash;
    }

    private String statement(String name) {
        return documents.block(name).replaceAll(";$", "");
    }

    /** The command as it has to be here, where other tests have their own port and directory. */
    private static String here(String command, int port) {
        return command.replace("8080", Integer.toString(port)).replace("target/", Path.of("target").toAbsolutePath() + "/");
    }

    /** The README says to wait until the log says so. */
    private static void awaitReady(Process service, Path log) throws Exception {
        Instant deadline = Instant.now().plus(START_DEADLINE);
        while (!Files.readString(log).contains("VidaPlus Auth answers")) {
            assertThat(service.waitFor(200, TimeUnit.MILLISECONDS)).as(Files.readString(log)).isFalse();
            assertThat(Instant.now()).as(Files.readString(log)).isBefore(deadline);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
