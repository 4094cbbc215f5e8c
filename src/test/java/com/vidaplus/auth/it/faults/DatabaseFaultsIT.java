package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.ledger.Workload;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.it.races.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that a database can do to two nodes while clients work on them; no node is started again, and nothing is lost. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultsIT extends FaultTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    /** For a slow machine's sake longer than the two seconds that are promised; what was measured is reported. */
    private static final Duration NOTICED = Duration.ofSeconds(10);
    private static final Duration NOT_YET = Duration.ofSeconds(2);
    private static final int CLIENTS = 6;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int ANSWERS = 100;

    private FaultyPostgres database;
    private Cluster cluster;

    /** How long an outage lasts, in seconds: {@code -Dfaults.outage=...}. Longer than the grace, and clients may come too late. */
    private static Duration outage() {
        return Duration.ofSeconds(Integer.getInteger("faults.outage", 6));
    }

    @BeforeAll
    void startNodes() {
        database = FaultyPostgres.start();
        cluster = Cluster.on(database, 2, SETTINGS, "-Xmx400m");
    }

    @AfterAll
    void stopNodes() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Case("G01")
    void aStoppedDatabaseIsToldAtOnceAndForgottenWhenItIsBack() {
        outages("database stopped", database::stop, database::startAgain);
    }

    @Test
    @Case("G02")
    void aFrozenDatabaseIsToldAtOnceAndForgottenWhenItIsBack() {
        outages("database frozen", database::freeze, database::thaw);
    }

    private void outages(String what, Runnable begin, Runnable end) {
        try (Workload work = Workload.on(cluster, CLIENTS, PAUSE)) {
            List<Duration> noticed = new ArrayList<>();
            List<Duration> readyAgain = new ArrayList<>();
            List<Duration> answersAgain = new ArrayList<>();
            for (int round = 0; round < rounds(); round++) {
                work.awaitSuccesses(ANSWERS);
                begin.run();
                try {
                    noticed.add(timeUntil(NOTICED, "both nodes are not ready", () -> bothSay(503)));
                    // What came in before it was noticed still waits for a connection or an answer.
                    pause(NOT_YET);
                    assertFailsFastAndServesWhatNeedsNoDatabase(cluster);
                    pause(outage());
                } finally {
                    end.run();
                }
                readyAgain.add(timeUntil(SOON, "both nodes are ready", () -> bothSay(200)));
                answersAgain.add(readyAgain.get(round).plus(timeUntil(SOON, "both nodes give tokens", this::bothGiveTokens)));
            }
            report(what + ", " + rounds() + " times for " + outage().toSeconds() + " s: not ready after " + millis(noticed)
                    + ", ready again after " + millis(readyAgain) + ", tokens again after " + millis(answersAgain));
            assertNothingLost(what, work, cluster);
        }
    }

    private boolean bothGiveTokens() {
        return cluster.doors().stream().allMatch(door -> door.clientCredentials().status() == 200);
    }

    private boolean bothSay(int ready) {
        return cluster.nodes().stream().allMatch(node -> Probe.of(node).ready() == ready);
    }

    @Test
    @Case("G07")
    void terminatedConnectionsCostNoMoreThanTheRequestsOnThem() {
        try (Workload work = Workload.on(cluster, CLIENTS, PAUSE)) {
            int terminated = 0;
            for (int round = 0; round < 2 * rounds(); round++) {
                work.awaitSuccesses(ANSWERS);
                terminated += database.terminateBackends();
            }
            work.awaitSuccesses(ANSWERS);
            report("connections terminated: " + terminated);
            assertThat(terminated).isPositive();
            assertNothingLost("connections terminated", work, cluster);
        }
    }

    @Test
    @Case("G08")
    void aCommitWhoseAnswerIsLostHasHappenedOnce() {
        try (Workload work = Workload.on(cluster, CLIENTS, PAUSE)) {
            work.awaitSuccesses(ANSWERS);
            database.relay().cutAfterCommit(20);
            Deadline.of(Duration.ofMinutes(2), "commits were cut").await(
                    () -> database.relay().cutCommits() >= 10 * rounds() && database.relay().cutInserts() >= rounds());
            database.relay().cutAfterCommit(0);
            work.awaitSuccesses(ANSWERS);
            report("connections cut between COMMIT and its answer: " + database.relay().cutCommits()
                    + ", between an INSERT that is a transaction by itself and its answer: " + database.relay().cutInserts());
            assertNothingLost("answer of commit lost", work, cluster);
        } finally {
            database.relay().cutAfterCommit(0);
        }
    }

    @Test
    @Case("G03")
    void aSlowNetworkMakesItSlowAndNothingElse() {
        try (Workload work = Workload.on(cluster, CLIENTS, PAUSE)) {
            work.awaitSuccesses(ANSWERS);
            database.relay().delay(Duration.ofMillis(250));
            pause(outage().multipliedBy(2));
            database.relay().delay(Duration.ZERO);
            report("500 ms more for each round trip, ready again after "
                    + timeUntil(SOON, "both nodes give tokens", this::bothGiveTokens).toMillis() + " ms");
            assertNothingLost("slow network", work, cluster);
        } finally {
            database.relay().delay(Duration.ZERO);
        }
    }

    @Test
    @Case("G01")
    void aNetworkThatSaysNothingIsNoticedAndForgotten() {
        outages("network silent", database.relay()::freeze, database.relay()::thaw);
    }

    @Test
    @Case("G18")
    void aReadOnlyDatabaseGivesNoTokensAndIsNotReady() {
        try (Workload work = Workload.on(cluster, CLIENTS, PAUSE)) {
            work.awaitSuccesses(ANSWERS);
            database.readOnly(true);
            Duration noticed = timeUntil(NOTICED, "both nodes are not ready", () -> bothSay(503));
            Answer refused = cluster.door(0).trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).hasValue("1");
            database.readOnly(false);
            Duration back = timeUntil(SOON, "both nodes give tokens", this::bothGiveTokens);
            report("database read-only: not ready after " + noticed.toMillis() + " ms, tokens again after " + back.toMillis() + " ms");
            assertNothingLost("read-only", work, cluster);
        } finally {
            database.readOnly(false);
        }
    }

    @Test
    @Case("F19")
    void aTransactionThatTheDatabaseGivesUpIsRepeated() {
        database.execute("CREATE SEQUENCE given_up");
        database.execute("CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('given_up') % 3 <> 0 THEN RAISE EXCEPTION 'given up' USING ERRCODE = TG_ARGV[0]; END IF;"
                + " RETURN NEW; END $$");
        for (String sqlState : List.of("40001", "40P01")) {
            // Two in three insertions fail: each transaction succeeds at its third and last attempt.
            database.execute("CREATE TRIGGER give_up BEFORE INSERT ON refresh_token FOR EACH ROW"
                    + " EXECUTE FUNCTION give_up('" + sqlState + "')");
            try {
                Answer signIn = cluster.door(0).signIn(cluster.bootstrap().email(), cluster.bootstrap().password());
                assertThat(cluster.door(1).refresh(signIn.refreshToken()).status()).isEqualTo(200);
            } finally {
                database.execute("DROP TRIGGER give_up ON refresh_token");
            }
        }
    }

    @Test
    void oneTokenPresentedByHundredsLeavesConnectionsForAllOthers() {
        String hot = cluster.door(0).signIn(cluster.bootstrap().email(), cluster.bootstrap().password()).refreshToken();
        try (Workload work = Workload.on(cluster, 2, PAUSE)) {
            Crowd crowd = Crowd.of(150, () -> cluster.door(0).refresh(hot));
            work.awaitSuccesses(ANSWERS);
            long before = work.ledger().count(503);
            pause(Duration.ofSeconds(3));
            crowd.leave();
            report("one token by 150 clients: " + crowd.summary() + "; others were told to come again "
                    + (work.ledger().count(503) - before) + " times");
            assertThat(crowd.statuses()).isSubsetOf(200, 503);
            assertNothingLost("hot token", work, cluster);
        }
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
