package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.metrics.Metrics;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change and its event are one, wherever the node that made the change dies. */
class AnnouncedEventsTest {

    private static final AuditEvent CHANGE = AuditEvent.of(AuditType.ACCOUNT_DISABLED).by("operator").on("account").with("a", "é\"\\@x");

    private ChainInMemory tables;
    private Sql sql;
    private AuditLog node;
    private AuditLog otherNode;

    @BeforeEach
    void twoNodes() throws SQLException {
        tables = new ChainInMemory();
        tables.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)");
        sql = tables.sql();
        node = node(sql);
        otherNode = node(sql);
    }

    private static AuditLog node(Sql sql) {
        return new AuditLog(new EventQueue(new ChainWriter(sql)), sql, new Metrics(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    private Announced changed() {
        return sql.inTransaction(transaction -> {
            transaction.update("INSERT INTO thing VALUES (1)");
            return node.announce(transaction, CHANGE);
        });
    }

    private List<AuditEntry> entries() throws SQLException {
        assertThat(tables.verify().isSound()).isTrue();
        return tables.find(AuditQuery.newest(100));
    }

    private long pending() {
        return sql.first("SELECT COUNT(*) FROM audit_pending", row -> row.getLong(1)).orElseThrow();
    }

    @Test
    void anAnnouncedEventIsEnteredAfterTheCommitAndWaitsNoMore() throws SQLException {
        node.record(changed());

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("account-disabled");
            assertThat(entry.actor()).contains("operator");
            assertThat(entry.subject()).contains("account");
            assertThat(entry.details()).doesNotContainKey("recovered");
        });
        assertThat(pending()).isZero();
    }

    @Test
    void anEventWhoseNodeDiedAfterTheCommitIsEnteredOnceByAnotherNode() throws SQLException {
        changed();

        assertThat(otherNode.recover(-1)).isEqualTo(1);
        assertThat(otherNode.recover(-1)).isZero();

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("account-disabled");
            assertThat(entry.actor()).contains("operator");
            assertThat(entry.details()).isEqualTo(Map.of("a", "(withheld)", "recovered", "true"));
        });
        assertThat(pending()).isZero();
    }

    @Test
    void anEventThatAnotherNodeHasEnteredIsNotEnteredAgain() throws SQLException {
        Announced late = changed();
        otherNode.recover(-1);

        node.record(late);
        node.record(late);

        assertThat(entries()).hasSize(1);
    }

    @Test
    void anEventOfAChangeThatWasRolledBackIsNotEntered() throws SQLException {
        Announced[] announced = new Announced[1];
        assertThatThrownBy(() -> sql.inTransaction(transaction -> {
            announced[0] = node.announce(transaction, CHANGE);
            throw new IllegalStateException("rolled back");
        })).hasMessage("rolled back");

        node.record(announced[0]);

        assertThat(otherNode.recover(-1)).isZero();
        assertThat(entries()).isEmpty();
    }

    @Test
    void anEventThatTheDatabaseDoesNotTakeNowIsEnteredLaterAndTheCallerGoesOn() throws SQLException {
        Announced announced = changed();
        tables.execute("ALTER TABLE audit_event RENAME TO away");
        assertThatCode(() -> node.record(announced)).doesNotThrowAnyException();
        tables.execute("ALTER TABLE away RENAME TO audit_event");

        assertThat(node.recover(-1)).isEqualTo(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void anEventThatHasNotWaitedForThirtySecondsIsLeftToItsNode() {
        changed();

        assertThat(otherNode.recover(30)).isZero();
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void anEventOfATypeThatALaterVersionKnowsIsLeftToThatVersion() throws SQLException {
        changed();
        tables.execute("UPDATE audit_pending SET type = 'new-kind'");

        assertThat(otherNode.recover(-1)).isZero();
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void eventsThatAreAnnouncedTogetherAreEnteredInTheirOrder() throws SQLException {
        node.record(node.announce(AuditEvent.of(AuditType.ACCOUNT_CREATED), CHANGE, AuditEvent.of(AuditType.ACCOUNT_DELETED)));

        assertThat(entries()).extracting(AuditEntry::type).containsExactly("account-deleted", "account-disabled", "account-created");
        assertThat(node.announce().events()).isEmpty();
        node.record(Announced.nothing());
        assertThat(entries()).hasSize(3);
    }

    @Test
    void ofItsNodeAndTwoOthersThatTakeAnEventAtOnceOneEntersIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 20; round++) {
                Announced announced = node.announce(CHANGE, CHANGE, CHANGE);
                CountDownLatch go = new CountDownLatch(1);
                Callable<Integer> recovery = () -> {
                    go.await();
                    return otherNode.recover(-1);
                };
                AuditLog third = node(sql);
                List<Future<?>> all = List.of(threads.submit(recovery), threads.submit(() -> {
                    go.await();
                    return third.recover(-1);
                }), threads.submit(() -> {
                    go.await();
                    node.record(announced);
                    return Optional.empty();
                }));
                go.countDown();
                for (Future<?> one : all) {
                    one.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        while (otherNode.recover(-1) > 0) {
            assertThat(pending()).isPositive();
        }

        assertThat(tables.verify().isSound()).isTrue();
        assertThat(tables.verify().entries()).isEqualTo(60);
        assertThat(pending()).isZero();
    }
}
