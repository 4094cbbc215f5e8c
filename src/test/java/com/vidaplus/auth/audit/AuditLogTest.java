package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.metrics.Metrics;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private ChainInMemory tables;
    private Writer writer;

    @BeforeEach
    void anAuditLog() throws SQLException {
        tables = new ChainInMemory();
        writer = new Writer(tables.sql());
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @Test
    void anEventIsWrittenWhenRecordComesBack() throws SQLException {
        log(Clock.systemUTC()).record(AuditEvent.of(AuditType.SIGN_IN).by("a"));

        assertThat(tables.find(AuditQuery.newest(10))).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("sign-in");
            assertThat(entry.actor()).contains("a");
        });
    }

    @Test
    void whatComesWhileABatchIsWrittenIsTheNextBatch() throws Exception {
        EventQueue queue = new EventQueue(writer);
        AuditLog log = new AuditLog(queue, tables.sql(), new Metrics(), Clock.systemUTC());
        writer.gate = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(21);
        try {
            List<Future<?>> all = new ArrayList<>();
            all.add(callers.submit(() -> log.record(AuditEvent.of(AuditType.SIGN_IN))));
            assertThat(writer.entered.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 20; i++) {
                all.add(callers.submit(() -> log.record(AuditEvent.of(AuditType.SIGN_IN))));
            }
            // Everybody has queued once as many wait for the lock.
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (queue.waiting() < 20 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            writer.gate.countDown();
            for (Future<?> one : all) {
                one.get(10, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(writer.batches).containsExactly(1, 20);
        assertThat(tables.verify().isSound()).isTrue();
        assertThat(tables.verify().entries()).isEqualTo(21);
    }

    @Test
    void aSignInFailsWhereItCannotBeRecordedAndARefusalStands() {
        AuditLog log = log(Clock.systemUTC());
        writer.failing = true;

        assertThatThrownBy(() -> log.record(AuditEvent.of(AuditType.SIGN_IN))).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(() -> log.record(AuditEvent.of(AuditType.ACCOUNT_DISABLED))).isInstanceOf(AuditUnavailable.class);
        assertThatCode(() -> log.record(AuditEvent.of(AuditType.SIGN_IN_REFUSED))).doesNotThrowAnyException();
        assertThatCode(() -> log.record(AuditEvent.of(AuditType.REFRESH_TOKEN_REPLAYED))).doesNotThrowAnyException();
    }

    @Test
    void afterAFailureAnotherChainGoesOn() throws SQLException {
        AuditLog log = log(Clock.systemUTC());
        log.record(AuditEvent.of(AuditType.SIGN_IN));
        writer.failing = true;
        log.record(AuditEvent.of(AuditType.SIGN_IN_REFUSED));
        writer.failing = false;
        log.record(AuditEvent.of(AuditType.SIGN_IN));

        assertThat(tables.verify().isSound()).isTrue();
        assertThat(tables.verify().chains()).isEqualTo(2);
        assertThat(tables.verify().entries()).isEqualTo(2);
    }

    @Test
    void aChainThatWasTamperedWithIsLeftAndNothingIsLost() throws SQLException {
        AuditLog log = log(Clock.systemUTC());
        log.record(AuditEvent.of(AuditType.SIGN_IN).by("first"));
        tables.execute("UPDATE audit_chain SET length = 0");
        tables.execute("DELETE FROM audit_event");

        log.record(AuditEvent.of(AuditType.SIGN_IN).by("second"));

        assertThat(tables.find(AuditQuery.newest(10))).extracting(AuditEntry::actor).containsExactly(Optional.of("second"));
        assertThat(tables.verify().isSound()).isFalse();
    }

    @Test
    void aFloodOfRefusalsIsSummedUpByKindWithoutAnotherRefusal() throws SQLException {
        AuditLog log = log(Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC));
        for (int i = 0; i < 1_000; i++) {
            log.record(AuditEvent.of(AuditType.REFRESH_REFUSED).because("garbage"), "192.0.2." + i % 4);
        }
        log.record(AuditEvent.of(AuditType.REFRESH_REFUSED).because("other"), "192.0.2.1");
        log.sumUp();
        log.sumUp();

        assertThat(ofType("refresh-refused")).hasSize(41);
        assertThat(ofType("refusals-summed-up")).singleElement().satisfies(entry -> assertThat(entry.details())
                .isEqualTo(Map.of("refused", "refresh-refused", "reason", "garbage", "count", "960")));
    }

    @Test
    void aFloodOfGarbageHidesNoWrongPasswordAndNoNoteOfThrottling() throws SQLException {
        AuditLog log = log(Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC));
        for (int i = 0; i < 3_000; i++) {
            log.record(AuditEvent.of(AuditType.REFRESH_REFUSED).because("access-token-not-valid"), "192.0.2.1");
            log.record(AuditEvent.of(AuditType.SIGN_IN_REFUSED).because("no-such-account"), "192.0.2.1");
        }
        for (int i = 0; i < 10; i++) {
            log.record(AuditEvent.of(AuditType.SIGN_IN_REFUSED).on("victim").because("wrong-password"), "192.0.2.1");
        }
        for (int i = 0; i < 300; i++) {
            log.record(AuditEvent.of(AuditType.SIGN_IN_THROTTLED).on("victim").with("limit", "account"), "192.0.2.1");
        }

        assertThat(tables.find(AuditQuery.newest(1_000).about("victim"))).hasSize(310);
    }

    @Test
    void oneSourceLeavesHalfOfABudgetToOthers() throws SQLException {
        AuditLog log = log(Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC));
        for (int i = 0; i < 1_000; i++) {
            log.record(AuditEvent.of(AuditType.REFRESH_REFUSED).because("garbage"), "192.0.2.1");
        }
        log.record(AuditEvent.of(AuditType.REFRESH_REFUSED).because("garbage").on("another"), "192.0.2.2");

        assertThat(ofType("refresh-refused")).hasSize(21);
        assertThat(tables.find(AuditQuery.newest(10).about("another"))).hasSize(1);
    }

    @Test
    void aSumThatTheDatabaseDoesNotTakeIsCountedAgain() throws SQLException {
        AuditLog log = log(Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC));
        for (int i = 0; i < 50; i++) {
            log.record(AuditEvent.of(AuditType.REFRESH_REFUSED));
        }
        writer.failing = true;
        assertThatThrownBy(log::sumUp).hasMessage("The database is away");
        writer.failing = false;
        log.sumUp();

        assertThat(ofType("refusals-summed-up")).singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("count", "30"));
    }

    private List<AuditEntry> ofType(String word) throws SQLException {
        return tables.find(AuditQuery.newest(1_000).ofType(word));
    }

    private AuditLog log(Clock clock) {
        return new AuditLog(new EventQueue(writer), tables.sql(), new Metrics(), clock);
    }

    /** Can be held up or made to fail. */
    private static final class Writer extends ChainWriter {

        private final List<Integer> batches = new ArrayList<>();
        private final CountDownLatch entered = new CountDownLatch(1);
        private CountDownLatch gate = new CountDownLatch(0);
        private boolean failing;

        Writer(Sql sql) {
            super(sql);
        }

        @Override
        Written append(Optional<Chain> chain, Optional<Chain> left, String node, List<RecordedEvent> events) {
            batches.add(events.size());
            entered.countDown();
            try {
                assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failing) {
                throw new IllegalStateException("The database is away");
            }
            return super.append(chain, left, node, events);
        }
    }
}
