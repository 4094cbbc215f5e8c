package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.ledger.Workload;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.harness.server.WildFlyNode;
import com.vidaplus.auth.it.races.Cluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bad days of a WildFly on PostgreSQL: one node, clients and an operator at work, and what can happen to them. */
@Tag("wildfly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WildFlyFaultsIT extends FaultTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration NOTICED = Duration.ofSeconds(15);
    /** Longer than a request waits for a silent database. */
    private static final Duration OUTAGE = Duration.ofSeconds(7);
    /** Longer than a statement may take. */
    private static final Duration HANGING = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final int CLIENTS = 4;
    private static final int ANSWERS = 60;
    private static final int CHANGES = 5;

    private final WildFlyNode wildFly = WildFlyNode.onPostgreSql("faults");
    private FaultyPostgres database;
    private Cluster cluster;
    private Workload clients;
    private OperatorWork operator;

    private static int kills() {
        return Integer.getInteger("faults.kills", 2);
    }

    @BeforeAll
    void startNode() {
        database = FaultyPostgres.start();
        cluster = Cluster.of(wildFly::process, database, 1, SETTINGS, "-Xmx400m");
    }

    @AfterAll
    void stopNode() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Does that while clients and an operator work, and finds everything acknowledged and the audit log sound. */
    private void underLoad(String what, Runnable fault) {
        try (Workload work = Workload.on(cluster, CLIENTS, PAUSE); OperatorWork changes = OperatorWork.on(cluster, work.ledger())) {
            clients = work;
            operator = changes;
            awaitWork();
            fault.run();
            awaitWork();
            changes.assertNothingLost();
            assertNothingLost("WildFly, " + what, work, cluster);
        }
    }

    private void awaitWork() {
        int enough = operator.changes() + CHANGES;
        clients.awaitSuccesses(ANSWERS);
        Deadline.of(SOON, "the operator's changes are made").await(() -> operator.changes() >= enough);
    }

    @Test
    @Case("G05")
    void nothingIsLostWhenTheNodeIsKilled() {
        underLoad("kill -9", () -> {
            List<Duration> back = new ArrayList<>();
            for (int kill = 0; kill < kills(); kill++) {
                awaitWork();
                ServiceProcess node = cluster.nodes().get(0);
                clients.ledger().goes(node.baseUri().getAuthority());
                node.kill();
                back.add(startAgain());
            }
            report("WildFly, kill -9: ready again after " + millis(back));
        });
    }

    @Test
    @Case("G06")
    void anOrderlyStopLetsRequestsUnderWayEndAndTheNodeStartsAgain() {
        underLoad("SIGTERM", () -> {
            ServiceProcess node = cluster.nodes().get(0);
            clients.ledger().stops(node.baseUri().getAuthority());
            node.stop();
            report("WildFly, SIGTERM: ready again after " + startAgain().toMillis() + " ms; requests under way without an answer: "
                    + clients.ledger().cutShort());
        });
        assertThat(clients.ledger().cutShort()).isZero();
    }

    /** Starts the node from what is in its directory. */
    private Duration startAgain() {
        long down = System.nanoTime();
        cluster.replace(0, cluster.node().start());
        return Duration.ofNanos(System.nanoTime() - down);
    }

    @Test
    @Case("G01")
    void aDatabaseThatRefusesConnectionsIsToldAndForgottenWhenItIsBack() {
        outage("database refuses", database.relay()::cut, database.relay()::mend);
    }

    @Test
    @Case("G02")
    void aDatabaseThatSaysNothingIsToldAndForgottenWhenItIsBack() {
        outage("database frozen", database::freeze, database::thaw);
    }

    private void outage(String what, Runnable begin, Runnable end) {
        underLoad(what, () -> {
            begin.run();
            Duration noticed;
            try {
                noticed = timeUntil(NOTICED, "the node is not ready", () -> probe().ready() == 503);
                // What came in before it was noticed still waits for a connection or an answer.
                LockSupport.parkNanos(OUTAGE.toNanos());
                assertFailsFastAndServesWhatNeedsNoDatabase(cluster);
            } finally {
                end.run();
            }
            Duration back = timeUntil(SOON, "the node gives tokens", () -> cluster.door(0).clientCredentials().status() == 200);
            report("WildFly, " + what + ": not ready after " + noticed.toMillis() + " ms, tokens again after " + back.toMillis() + " ms");
        });
    }

    private Probe probe() {
        return Probe.of(cluster.nodes().get(0));
    }

    @Test
    @Case("G07")
    void terminatedConnectionsCostNoMoreThanTheRequestsOnThem() {
        underLoad("connections terminated", () -> assertThat(database.terminateBackends()).isPositive());
    }

    @Test
    @Case("G08")
    void aCommitWhoseAnswerIsLostHasHappenedOnce() {
        underLoad("answer of commit lost", () -> {
            database.relay().cutAfterCommit(20);
            try {
                Deadline.of(Duration.ofMinutes(2), "commits were cut").await(() -> database.relay().cutCommits() >= 10);
            } finally {
                database.relay().cutAfterCommit(0);
            }
        });
    }

    @Test
    void aStatementThatHangsIsGivenUp() {
        underLoad("statements hang", () -> {
            try (Connection other = database.connect(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE refresh_token, account IN ACCESS EXCLUSIVE MODE");
                Answer refused = cluster.door(0).trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password());
                assertThat(refused.status()).as(refused.body()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).hasValue("1");
                LockSupport.parkNanos(HANGING.toNanos());
                other.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aServiceThatDoesNotStartSaysComeAgainAndItsServerCanBeStopped() {
        database.execute("CREATE DATABASE of_nobody");
        Map<String, String> settings = new HashMap<>(Bootstrap.random().settings());
        settings.putAll(database.settings());
        settings.put("DB_URL", database.url().replace("/postgres", "/of_nobody"));
        // Long enough and not one character alone: what is wrong is found by one of several beans that start side by side.
        settings.put("BOOTSTRAP_PASSWORD", "x".repeat(20) + "aB9");
        try (ServiceProcess node = WildFlyNode.onPostgreSql("refused").process().environment(settings).readyWhen("/ready", 503).start()) {
            Answer answer = new AuthClient(node.baseUri()).signIn("nobody@vidaplus.example", "none");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(node.log()).contains("VidaPlus Auth does not start. Setting BOOTSTRAP_PASSWORD");
            // Time for a timer of a part that has started.
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            node.stop();
        }
    }
}
