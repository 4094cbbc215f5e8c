package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.audit.verification.AuditFinding.Kind;
import com.vidaplus.auth.audit.verification.AuditFinding;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.audit.verification.ChainVerification;
import com.vidaplus.auth.audit.verification.VerificationCursor;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.metrics.Metrics;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node knows how far it wrote its chain, and a checkpoint makes that known to whoever verifies later. */
class LeftChainTest {

    private ChainInMemory tables;
    private DoubtfulWriter writer;
    private EventQueue queue;
    private AuditLog log;

    @BeforeEach
    void aNodeThatHasWrittenFiveEntries() throws SQLException {
        tables = new ChainInMemory();
        writer = new DoubtfulWriter(tables.sql());
        queue = new EventQueue(writer);
        log = log(queue);
        signIn(5);
    }

    private AuditLog log(EventQueue events) {
        return new AuditLog(events, tables.sql(), new Metrics(), Clock.systemUTC());
    }

    private void signIn(int times) {
        for (int i = 0; i < times; i++) {
            log.record(AuditEvent.of(AuditType.SIGN_IN).by("account-" + i));
        }
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    /** Deletes what follows the third entry, and makes the chain's row say so. */
    private void removeTail() throws SQLException {
        Chain chain = queue.left().orElseThrow();
        AuditEntry third = tables.entries(chain).get(2);
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq > 3", chain.id());
        tables.execute("UPDATE audit_chain SET length = 3, head = ? WHERE id = ?", third.hash(), chain.id());
    }

    private List<Kind> foundByTheNode() {
        return kinds(new ChainVerification(tables.sql(), queue.left()).verify(VerificationCursor.start(), 1_000));
    }

    /** By a node that has started since, and knows nothing but the tables. */
    private List<Kind> foundLater() throws SQLException {
        return kinds(tables.verify());
    }

    private static List<Kind> kinds(AuditVerification verification) {
        return verification.findings().stream().map(AuditFinding::kind).toList();
    }

    @Test
    void aTailRemovedFromTheLiveChainIsFoundByItsNodeAtOnce() throws SQLException {
        removeTail();

        assertThat(foundByTheNode()).containsExactly(Kind.TAIL_REMOVED);
    }

    @Test
    void aTailRemovedFromTheLiveChainIsFoundByEverybodyOnceItsNodeHasWrittenAgain() throws SQLException {
        removeTail();

        signIn(1);

        assertThat(foundLater()).containsExactly(Kind.TAIL_REMOVED);
        assertThat(tables.verify().entries()).as("the new entry stands in one chain").isEqualTo(3 + 1);
    }

    @Test
    void aLiveChainThatWasRewrittenIsFoundOnceItsNodeHasWrittenAgain() throws SQLException {
        removeTail();
        Chain chain = queue.left().orElseThrow();
        tables.append(new Chain(chain.id(), 3, tables.entries(chain).get(2).hash()), 2);

        signIn(1);

        assertThat(foundLater()).containsExactly(Kind.REWRITTEN);
    }

    @Test
    void aLiveChainThatWasRemovedIsFoundOnceItsNodeHasWrittenAgain() throws SQLException {
        tables.execute("DELETE FROM audit_event");
        tables.execute("DELETE FROM audit_chain");

        signIn(1);

        assertThat(foundLater()).containsExactly(Kind.CHAIN_REMOVED);
    }

    @Test
    void afterACheckpointATailRemovedWhileTheNodeIsGoneIsFound() throws SQLException {
        Chain before = queue.left().orElseThrow();
        log.checkpoint();
        assertThat(queue.left().orElseThrow().id()).isNotEqualTo(before.id());
        AuditEntry third = tables.entries(before).get(2);
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq > 3", before.id());
        tables.execute("UPDATE audit_chain SET length = 3, head = ? WHERE id = ?", third.hash(), before.id());

        log(new EventQueue(writer)).record(AuditEvent.of(AuditType.SIGN_IN));

        assertThat(foundLater()).containsExactly(Kind.TAIL_REMOVED);
    }

    @Test
    void aCheckpointOfOneNodeCoversTheChainOfAnother() throws SQLException {
        log(new EventQueue(writer)).checkpoint();
        removeTail();

        assertThat(foundLater()).containsExactly(Kind.TAIL_REMOVED);
    }

    @Test
    void aCommitInDoubtThatWasStoredIsCoveredToo() throws SQLException {
        writer.losesTheAnswer = true;
        assertThatThrownBy(() -> signIn(1)).isInstanceOf(AuditUnavailable.class);
        writer.losesTheAnswer = false;
        Chain inDoubt = queue.left().orElseThrow();

        signIn(1);

        assertThat(foundLater()).isEmpty();
        assertThat(tables.verify().entries()).isEqualTo(7);
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq = 6", inDoubt.id());
        tables.execute("UPDATE audit_chain SET length = 5, head = ? WHERE id = ?", inDoubt.head(), inDoubt.id());
        assertThat(foundLater()).containsExactly(Kind.TAIL_REMOVED);
    }

    @Test
    void anEntryThatSomebodyPutBehindTheLiveChainIsFoundAndTheNextEventIsRecorded() throws SQLException {
        Chain chain = queue.left().orElseThrow();
        tables.append(chain, 1);
        tables.execute("UPDATE audit_chain SET length = 5, head = ? WHERE id = ?", chain.head(), chain.id());

        signIn(1);

        assertThat(foundLater()).containsExactly(Kind.ADDED);
        assertThat(queue.left().orElseThrow().id()).isNotEqualTo(chain.id());
    }

    /** Can lose the answer of a commit. */
    private static final class DoubtfulWriter extends ChainWriter {

        private boolean losesTheAnswer;

        DoubtfulWriter(Sql sql) {
            super(sql);
        }

        @Override
        Written append(Optional<Chain> chain, Optional<Chain> left, String node, List<RecordedEvent> events) {
            Written written = super.append(chain, left, node, events);
            if (losesTheAnswer) {
                throw new IllegalStateException("The answer is lost");
            }
            return written;
        }
    }
}
