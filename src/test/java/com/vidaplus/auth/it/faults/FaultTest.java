package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.ledger.Verdict;
import com.vidaplus.auth.harness.ledger.Workload;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.audit.AuditCheck;
import com.vidaplus.auth.it.races.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the tests of bad days share. Lengths are system properties: short without, so that all of them take ten minutes together. */
abstract class FaultTest {

    /** Longer than any outage of these tests, so that a client may always retry: then nothing at all may be lost. */
    static final Duration GRACE = Duration.ofSeconds(60);
    static final Map<String, String> SETTINGS = Map.of("REFRESH_GRACE_SECONDS", "60", "ACCESS_TOKEN_EXPIRE_MINUTES", "120");

    private static final Path REPORT = Path.of(System.getProperty("service.directory")).resolveSibling("faults.txt");

    /** How often each fault is made: {@code -Dfaults.rounds=...}. */
    static int rounds() {
        return Integer.getInteger("faults.rounds", 1);
    }

    /** A line for the reader, in the test's output and in {@code target/faults.txt}. */
    static void report(String line) {
        System.out.println("[faults] " + line);
        try {
            Files.writeString(REPORT, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it takes from now until the condition holds, which is asked every ten milliseconds. */
    static Duration timeUntil(Duration atMost, String condition, BooleanSupplier asked) {
        long start = System.nanoTime();
        Deadline.of(atMost, condition).await(asked);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends the work, and finds nothing that should not be. */
    static void assertNothingLost(String what, Workload work, Cluster cluster) {
        work.stopAndSettle();
        work.ledger().writeTo(REPORT.resolveSibling("it").resolve("ledger-" + what.replace(' ', '-') + ".tsv"));
        Verdict verdict = Verdict.of(work.ledger(), cluster, GRACE);
        report(what + ": " + verdict.summary());
        assertThat(verdict.violations()).isEmpty();
        cluster.nodes().forEach(node -> assertAuditSound(node, cluster.bootstrap()));
    }

    /** The audit log is as it was written, as a node finds. */
    static void assertAuditSound(ServiceProcess node, Bootstrap bootstrap) {
        AuditCheck.assertSound(node.baseUri(),
                new AuthClient(node.baseUri()).signIn(bootstrap.email(), bootstrap.password()).accessToken());
    }

    /** While the database is away, and each node has noticed. */
    static void assertFailsFastAndServesWhatNeedsNoDatabase(Cluster cluster) {
        for (int node = 0; node < cluster.nodes().size(); node++) {
            long start = System.nanoTime();
            Answer answer = cluster.door(node).clientCredentials();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).hasValue("1");
            assertThat(took).as("a request that needs the database fails").isLessThan(Duration.ofSeconds(3));
            Probe probe = Probe.of(cluster.nodes().get(node));
            assertThat(List.of(probe.live(), probe.jwks(), probe.metadata())).containsOnly(200);
        }
    }

    static String millis(List<Duration> times) {
        return times.stream().map(time -> time.toMillis() + " ms").toList().toString();
    }
}
