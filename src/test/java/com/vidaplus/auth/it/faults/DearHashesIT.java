package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.it.races.Burst;
import com.vidaplus.auth.it.races.Cluster;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Accounts that came with Django's Argon2, 100 MiB in eight lanes, and with passlib's scrypt, 64 MiB, which Java computes. The node has the
 * heap of the README's command, and runs as if there were four processors. Two hashes at once would take more memory than there is.
 */
@Tag("processes")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DearHashesIT extends FaultTest {

    private static final int GUESSERS = 30;
    private static final Duration CALM = Duration.ofSeconds(30);
    /** One such hash, with a sixteenth for objects. */
    private static final double MOST_HEAP = (102_400 + 102_400 / 16) * 1024;

    private final String password = Secrets.password();
    private final List<String> migrated = new ArrayList<>();
    private FaultyPostgres database;
    private Cluster cluster;
    private OAuthDoor door;
    private Probe probe;
    private String monitor;

    @BeforeAll
    void migrate() {
        database = FaultyPostgres.start();
        cluster = Cluster.on(database, 1, Map.of("GUESS_LIMIT", "100"), "-XX:ActiveProcessorCount=4");
        door = cluster.door(0);
        probe = Probe.of(cluster.nodes().get(0));
        String ours = Secrets.password();
        monitor = door.apiSignIn(cluster.accounts().add(ours, "metrics"), ours).accessToken();
        String argon2 = new PasswordHasher(new Argon2Cost(102_400, 2, 8), new SecureRandom()).hash(Password.of(password).orElseThrow()).hash();
        for (int i = 0; i < GUESSERS; i++) {
            migrated.add("migrated-" + i + "@vidaplus.example");
            cluster.accounts().addWithHash(migrated.get(i), i % 2 == 0 ? argon2 : scrypt(), "none", "doctors");
        }
    }

    private String scrypt() {
        byte[] salt = new byte[16];
        ThreadLocalRandom.current().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$scrypt$ln=16,r=8,p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), salt, 1 << 16, 8, 1, 32));
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Case({"D01", "G15"})
    void thirtyWrongSignInsAtOnceTakeNoNodeDown() {
        Map<Integer, Integer> statuses = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            for (Answer answer : Burst.of(GUESSERS, i -> door.trySignIn(migrated.get(i), "a wrong password of some length"))) {
                statuses.merge(answer.status(), 1, Integer::sum);
                assertThat(answer.status() != 503 || answer.header("Retry-After").isPresent()).as("it says when to come again").isTrue();
            }
        }
        report("three bursts of " + GUESSERS + " wrong sign-ins for hashes of 100 MiB (Argon2) and 64 MiB (scrypt) in Java: " + statuses);
        assertThat(statuses.keySet()).isSubsetOf(400, 503).contains(400);
        assertAlive();
    }

    @Test
    @Case({"D01", "G15"})
    void aStormOfThemLeavesTheNodeReadyAndOthersSignIn() {
        String session = door.signIn(cluster.bootstrap().email(), cluster.bootstrap().password()).refreshToken();
        Crowd storm = Crowd.of(GUESSERS, () -> door.trySignIn(migrated.get(ThreadLocalRandom.current().nextInt(GUESSERS)),
                "a wrong password of some length"));
        Crowd others = Crowd.of(2, () -> door.trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password()));
        int notReady = 0;
        double mostHeap = 0;
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (System.nanoTime() < end) {
            notReady += probe.ready() == 200 ? 0 : 1;
            mostHeap = Math.max(mostHeap, heapReserved());
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        storm.leave();
        others.leave();

        report(GUESSERS + " clients guessing at hashes of 100 MiB (Argon2) and 64 MiB (scrypt) in Java for 15 s: " + storm.summary() + "; accounts at the configured cost: "
                + others.summary() + "; not ready " + notReady + " times; heap reserved at most " + (long) mostHeap / 1024 + " KiB");
        assertThat(storm.statuses()).isSubsetOf(400, 429, 503);
        assertThat(storm.flaws()).isEmpty();
        assertThat(others.statuses()).isSubsetOf(200, 429, 503);
        assertThat(others.count(200)).isPositive();
        assertThat(mostHeap).isPositive().isLessThanOrEqualTo(MOST_HEAP);
        assertAlive();
        assertThat(door.refresh(session).status()).isEqualTo(200);
    }

    @Test
    void theRightPasswordMakesTheDearHashAnewAtTheConfiguredCost() {
        for (String owner : migrated.subList(0, 2)) {
            Deadline.of(CALM, "the owner signs in").await(() -> door.trySignIn(owner, password).status() == 200);

            assertThat(database.number("SELECT COUNT(*) FROM account WHERE email = '" + owner
                    + "' AND password_hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%' AND password_normalisation = 'nfc'")).isEqualTo(1);
        }
    }

    private void assertAlive() {
        assertThat(cluster.nodes().get(0).isAlive()).isTrue();
        Deadline.of(CALM, "it is ready and gives tokens").await(() -> probe.ready() == 200
                && door.trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password()).status() == 200);
        assertThat(cluster.nodes().get(0).log()).doesNotContain("OutOfMemoryError");
        Deadline.of(CALM, "all memory is given back").await(() -> heapReserved() == 0);
    }

    private double heapReserved() {
        Answer page = new AuthClient(cluster.nodes().get(0).baseUri()).get("/metrics", "Authorization", "Bearer " + monitor);
        String name = "vidaplus_password_hashes_heap_bytes ";
        return page.body().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length()))).findFirst().orElse(Double.NaN);
    }
}
