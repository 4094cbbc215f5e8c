package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.it.token.VerifiedToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded default, in a directory of its own: killed right after its first sign-in, then started in every way, right and wrong. */
@Tag("processes")
@Tag("long")
class RestartIT {

    private static final Bootstrap FIRST = Bootstrap.random();
    private static final Bootstrap LATER = new Bootstrap("later@vidaplus.example", "another long passphrase", "later",
            Secrets.clientSecret());

    @TempDir
    private static Path first;

    @TempDir
    private Path copy;

    private static String token;
    private static String keysAtFirst;

    @BeforeAll
    static void startedOnceAndKilled() {
        try (ServiceProcess service = ServiceProcess.runnableJar().in(first).environment(FIRST.settings()).start()) {
            AuthClient client = new AuthClient(service.baseUri());
            token = client.signIn(FIRST.email(), FIRST.password()).accessToken();
            keysAtFirst = PublishedKeys.of(client).json();
            service.kill();
        }
    }

    @Test
    void aKillAndARestartKeepAccountsKeysAndSessions() throws IOException {
        copyDatabase();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("data/auth.key")))).isEqualTo("rw-------");
        String renewed;
        try (ServiceProcess service = ServiceProcess.runnableJar().in(copy).environment(LATER.settings()).start()) {
            StartLog.of(service).isShort().endsWith(" in the file " + copy.resolve("data").resolve("auth.mv.db"));
            AuthClient client = new AuthClient(service.baseUri());
            assertThat(PublishedKeys.of(client).json()).isEqualTo(keysAtFirst);
            assertThat(PublishedKeys.of(client).verify(token).text("sub")).isEqualTo(FIRST.email());
            renewed = client.refresh(token).accessToken();
            assertThat(client.signIn(FIRST.email(), FIRST.password()).status()).isEqualTo(200);
            assertThat(client.signIn(LATER.email(), LATER.password()).status()).as("a first account that comes later").isEqualTo(401);
            service.stop();
        }
        try (ServiceProcess service = ServiceProcess.runnableJar().in(copy).environment("TOKEN_ALGORITHM", "ES256")
                .environment("SIGNING_KEY_PENDING_SECONDS", "10").start()) {
            AuthClient client = new AuthClient(service.baseUri());
            String rs256 = (String) PublishedKeys.of(client).verify(token).header().get("kid");
            assertThat(PublishedKeys.of(client).active().getKeyId()).as("verifiers do not know another yet").isEqualTo(rs256);
            renewed = client.refresh(renewed).accessToken();
            assertThat(PublishedKeys.of(client).verify(renewed).header()).containsEntry("alg", "RS256");
            Deadline.of(Duration.ofSeconds(60), "a key of the other algorithm signs")
                    .await(() -> !PublishedKeys.of(client).active().getKeyId().equals(rs256));
            PublishedKeys keys = PublishedKeys.of(client);
            VerifiedToken es256 = keys.verify(client.refresh(renewed).accessToken());
            assertThat(es256.header()).containsEntry("alg", "ES256").containsEntry("kid", keys.active().getKeyId());
            assertThat(es256.text("sid")).as("one session all along").isEqualTo(keys.verify(token).text("sid"));
        }
    }

    @Test
    @Case("H02")
    void withoutTheKeyFileItDoesNotStart() throws IOException {
        copyDatabase();
        Files.delete(copy.resolve("data/auth.key"));

        RefusedStart.of(ServiceProcess.runnableJar().in(copy)).because("KEY_ENCRYPTION_KEY").withoutMentioning(FIRST.password());

        assertThat(copy.resolve("data/auth.key")).as("a new key, which would be a wrong one").doesNotExist();
    }

    @Case("H02")
    @Test
    void withAKeyFileThatOthersMayReadItDoesNotStart() throws IOException {
        copyDatabase();
        Path key = copy.resolve("data/auth.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        RefusedStart.of(ServiceProcess.runnableJar().in(copy)).because("KEY_ENCRYPTION_KEY_FILE", "chmod 600")
                .withoutMentioning(Files.readString(key).strip());
    }

    @Test
    @Case("H02")
    void withAnotherKeyItDoesNotStart() throws IOException {
        copyDatabase();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String another = Base64.getEncoder().encodeToString(random);

        RefusedStart.of(ServiceProcess.runnableJar().in(copy).environment("KEY_ENCRYPTION_KEY", another)).because("KEY_ENCRYPTION_KEY")
                .withoutMentioning(another);
    }

    private void copyDatabase() throws IOException {
        Path data = Files.createDirectory(copy.resolve("data"));
        try (Stream<Path> files = Files.list(first.resolve("data"))) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
