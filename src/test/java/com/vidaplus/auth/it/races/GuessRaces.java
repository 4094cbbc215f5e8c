package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** Guesses at the same moment, on all nodes, and after a kill. With the default limits. */
@Tag("processes")
@Tag("races")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class GuessRaces {

    private static final int MANY = 500;
    private static final int LIMIT = 10;
    private static final int EXPIRED = 10_000;
    private static final Duration IN_TIME = Duration.ofSeconds(60);
    /** All counters but those of the client through which people sign in. */
    private static final String PASSWORDS = "id NOT LIKE 'c%'";
    private static final String HASHES = "vidaplus_password_hash_seconds_count ";

    private final Database.Kind kind;
    private final String password = Secrets.password();
    private Cluster cluster;
    private String monitor;

    GuessRaces(Database.Kind kind) {
        this.kind = kind;
    }

    /** How many names are tried from one source: the system property {@code races.names}, 2,000 by default; CI tries 50,000. */
    private static int names() {
        return Integer.getInteger("races.names", 2_000);
    }

    @BeforeAll
    void startNodes() {
        cluster = Cluster.on(kind, Map.of("TRUSTED_PROXIES", "127.0.0.1,::1"));
        monitor = cluster.accounts().add(password, "metrics");
    }

    @AfterAll
    void stopNodes() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Case({"C03", "C05"})
    void ofManyGuessesAtOnceNoMoreAreEvaluatedThanTheLimit(TestReporter reporter) {
        int throttled = 0;
        for (int round = 0; round < Burst.rounds(); round++) {
            String victim = round % 2 == 0 ? cluster.accounts().add(password) : "nobody-" + UUID.randomUUID() + "@vidaplus.example";
            String address = ClientAddress.next();
            String token = token();
            long before = hashes(token);

            List<Answer> answers = Burst.of(MANY, caller -> cluster.door(caller).from(address).trySignIn(victim, "wrong " + password));

            long wrong = answers.stream().filter(answer -> answer.status() == 400).count();
            assertThat(hashes(token) - before).as("evaluations").isLessThanOrEqualTo(LIMIT).isGreaterThanOrEqualTo(wrong);
            assertThat(answers).extracting(Answer::status).isSubsetOf(400, 429, 503);
            assertThat(answers).filteredOn(answer -> answer.status() != 400).allMatch(answer -> answer.header("Retry-After").isPresent());
            assertThat(used(victim)).as("counted").isGreaterThanOrEqualTo(wrong).isLessThanOrEqualTo(LIMIT);
            // Those that were sent away by a slow machine may come again, and the limit is reached in the end.
            for (int left = LIMIT - (int) used(victim); left > 0; left--) {
                assertThat(signIn(left, address, victim, "wrong " + password).status()).isEqualTo(400);
            }
            for (OAuthDoor door : cluster.doors()) {
                assertThat(door.from(address).trySignIn(victim, password).status()).isEqualTo(429);
            }
            throttled += (int) answers.stream().filter(answer -> answer.status() == 429).count();
        }
        assertThat(cluster.nodes()).extracting(ServiceProcess::log)
                .noneMatch(log -> log.toLowerCase(Locale.ROOT).contains("deadlock"));
        reporter.publishEntry("throttled, of " + MANY * Burst.rounds(), Integer.toString(throttled));
    }

    @Test
    @Case("C06")
    void tenCorrectSignInsAtOnceAllSucceedOnAnyNodeAndLeaveNothingBehind() {
        for (int round = 0; round < Burst.rounds(); round++) {
            String email = cluster.accounts().add(password);
            String address = ClientAddress.next();

            for (int again = 0; again < 2; again++) {
                assertThat(Burst.of(LIMIT, caller -> signIn(caller, address, email, password))).extracting(Answer::status)
                        .containsOnly(200);
            }

            assertThat(used(email)).isZero();
        }
    }

    @Test
    @Case("C08")
    void theOwnerGetsInWhileTheAccountIsAttackedFromManySources() {
        for (int round = 0; round < Burst.rounds(); round++) {
            String email = cluster.accounts().add(password);
            String home = ClientAddress.next();
            assertThat(signIn(round, home, email, password).status()).isEqualTo(200);

            List<Answer> answers = Burst.of(60, caller -> caller % 20 == 0 ? signIn(caller, home, email, password)
                    : cluster.door(caller).from(ClientAddress.next()).trySignIn(email, "wrong " + password));

            for (int caller = 0; caller < answers.size(); caller += 20) {
                assertThat(answers.get(caller).status()).isEqualTo(200);
            }
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400, 429, 503);
        }
    }

    @Test
    @Case("C12")
    void countersOutliveAKillOfTheNodeThatCounted() {
        String email = cluster.accounts().add(password);
        String address = ClientAddress.next();
        for (int killed = 0; killed < 2; killed++) {
            for (int i = 0; i < LIMIT / 2; i++) {
                assertThat(signIn(i, address, email, "wrong " + password).status()).isEqualTo(400);
            }
            cluster.restart(killed);
        }

        for (OAuthDoor door : cluster.doors()) {
            assertThat(door.from(address).trySignIn(email, password).status()).isEqualTo(429);
        }
    }

    /** Last, since it waits for the purge of each minute. */
    @Test
    @Order(Integer.MAX_VALUE)
    @Case("C13")
    void namesThatNobodyHasNeitherFillTheTableNorStayInIt(TestReporter reporter) {
        String address = ClientAddress.next();
        String email = cluster.accounts().add(password);
        assertThat(signIn(0, address, email, password).status()).isEqualTo(200);
        cluster.accounts().execute("DELETE FROM guess_counter");
        assertThat(signIn(0, address, email, password).status()).isEqualTo(200);
        for (int i = 0; i < names(); i++) {
            assertThat(signIn(i, address, "nobody-" + i + "@vidaplus.example", password).status()).isEqualTo(i < 100 ? 400 : 429);
        }
        assertThat(rows(PASSWORDS)).as("of the source, of one who works there, and of a hundred names").isEqualTo(1 + 2 * 101);
        assertThat(signIn(1, address, email, password).status()).as("somebody who works there").isEqualTo(200);

        String numbers = kind == Database.Kind.H2 ? "SYSTEM_RANGE(1, " + EXPIRED + ")" : "generate_series(1, " + EXPIRED + ")";
        cluster.accounts().execute("INSERT INTO guess_counter (id, expires_at) SELECT 'a+s:expired-' || x, 1 FROM " + numbers + " AS n(x)");
        Deadline.of(Duration.ofSeconds(240), "the expired counters were gone").await(() -> {
            assertThat(signIn(0, address, email, password).status()).isEqualTo(200);
            return rows("id LIKE 'a+s:expired-%'") == 0;
        });
        assertThat(rows(PASSWORDS)).as("what still counts stays").isEqualTo(1 + 2 * 101);
        reporter.publishEntry("names tried from one source", Integer.toString(names()));
    }

    /** A client that comes again, as it is told to, where the machine is too slow. */
    private Answer signIn(int node, String address, String email, String typed) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        Deadline.of(IN_TIME, "there was time for a sign-in").await(() -> {
            answer.set(cluster.door(node).from(address).trySignIn(email, typed));
            return answer.get().status() != 503;
        });
        return answer.get();
    }

    private String token() {
        Answer answer = signIn(0, ClientAddress.next(), monitor, password);
        assertThat(answer.status()).isEqualTo(200);
        return answer.accessToken();
    }

    /** Key derivations on all nodes. */
    private long hashes(String token) {
        return cluster.nodes().stream().mapToLong(node -> (long) new AuthClient(node.baseUri())
                .get("/metrics", "Authorization", "Bearer " + token).body().lines().filter(line -> line.startsWith(HASHES))
                .mapToDouble(line -> Double.parseDouble(line.substring(HASHES.length()))).findFirst().orElse(0)).sum();
    }

    /** What is counted for that name as a whole. */
    private long used(String name) {
        String subject = NameKey.of(TestSettings.of("KEY_ENCRYPTION_KEY", cluster.database().keyEncryptionKey())).pseudonym(name);
        return cluster.families().number("SELECT COALESCE(SUM(failed + pending), 0) FROM guess_counter WHERE id LIKE 'a:%' AND subject = '"
                + subject + "'");
    }

    private long rows(String where) {
        return cluster.families().number("SELECT COUNT(*) FROM guess_counter WHERE " + where);
    }
}
