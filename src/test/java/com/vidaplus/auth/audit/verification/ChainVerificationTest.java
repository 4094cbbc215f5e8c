package com.vidaplus.auth.audit.verification;

import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.ADDED;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.CHAIN_CHANGED;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.CHAIN_REMOVED;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.CHANGED;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.REMOVED;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.REORDERED;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.REWRITTEN;
import static com.vidaplus.auth.audit.verification.AuditFinding.Kind.TAIL_REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.Chain;
import com.vidaplus.auth.audit.ChainBroken;
import com.vidaplus.auth.audit.ChainInMemory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to tamper with the tables that can be found is found, and named. */
class ChainVerificationTest {

    private ChainInMemory tables;
    private Chain chain;

    @BeforeEach
    void aChainOfTwentyAndOneThatHasSeenTenOfThem() throws SQLException {
        tables = new ChainInMemory();
        Chain ten = tables.append(tables.begin(), 10);
        tables.append(tables.begin(), 3);
        chain = tables.append(ten, 10);
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @Test
    void untouchedTablesAreSound() throws SQLException {
        AuditVerification verification = tables.verify();

        assertThat(verification.isSound()).isTrue();
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.chains()).isEqualTo(2);
        assertThat(verification.entries()).isEqualTo(23);
    }

    @Test
    void emptyTablesAreSound() throws SQLException {
        try (ChainInMemory empty = new ChainInMemory()) {
            assertThat(empty.verify().isSound()).isTrue();
            empty.begin();
            assertThat(empty.verify().isSound()).isTrue();
        }
    }

    @Test
    void aChainLongerThanAPageIsReadToItsEnd() throws SQLException {
        chain = tables.append(chain, 2_500);
        assertThat(tables.verify().isSound()).isTrue();
        assertThat(tables.verify().entries()).isEqualTo(2_523);

        tables.execute("UPDATE audit_event SET actor = 'other' WHERE chain_id = ? AND seq = 2300", chain.id());

        assertFound(tuple(chain.id(), 2_300L, CHANGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type = 'refresh'", "actor = 'account-1'", "actor = NULL", "subject = 'x'", "client_id = ''",
        "session_id = 's'",
        "detail = '{\"x\":\"y\"}'", "recorded_at = recorded_at + 1", "hash = 'x'"})
    void aChangedEntryIsNamed(String change) throws SQLException {
        tables.execute("UPDATE audit_event SET " + change + " WHERE chain_id = ? AND seq = 5", chain.id());

        assertThat(kinds()).first().isEqualTo(tuple(chain.id(), 5L, CHANGED));
    }

    @Test
    void aChangedEntryWithAHashToMatchIsFoundAtTheNext() throws SQLException {
        AuditEntry before = tables.entries(chain).get(4);
        AuditEntry entry = tables.entries(chain).get(5);
        AuditEntry forged = new AuditEntry(entry.chain(), entry.seq(), entry.atMillis(), "refresh", entry.actor(), entry.subject(),
                entry.client(), entry.session(), entry.detail(), "");
        tables.execute("UPDATE audit_event SET type = 'refresh', hash = ? WHERE chain_id = ? AND seq = 6",
                forged.hashAfter(before.hash(), 6), chain.id());

        assertFound(tuple(chain.id(), 7L, CHANGED));
    }

    @Test
    void aChangedLastEntryWithAHashToMatchIsFoundAtTheChainsHead() throws SQLException {
        AuditEntry before = tables.entries(chain).get(18);
        AuditEntry entry = tables.entries(chain).get(19);
        AuditEntry forged = new AuditEntry(entry.chain(), entry.seq(), entry.atMillis(), "refresh", entry.actor(), entry.subject(),
                entry.client(), entry.session(), entry.detail(), "");
        tables.execute("UPDATE audit_event SET type = 'refresh', hash = ? WHERE chain_id = ? AND seq = 20",
                forged.hashAfter(before.hash(), 20), chain.id());

        assertFound(tuple(chain.id(), 20L, CHANGED));
    }

    @Test
    void aRemovedEntryIsNamed() throws SQLException {
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq = 7", chain.id());

        assertFound(tuple(chain.id(), 7L, REMOVED));
    }

    @Test
    void theFirstEntryRemovedIsNamed() throws SQLException {
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq <= 3", chain.id());

        assertFound(tuple(chain.id(), 1L, REMOVED));
        assertThat(tables.verify().findings().get(0).what()).isEqualTo("Entries 1 to 3 are missing.");
    }

    @Test
    void aRemovedEntryWhosePlaceIsTakenIsFound() throws SQLException {
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq = 7", chain.id());
        for (int seq = 8; seq <= 20; seq++) {
            tables.execute("UPDATE audit_event SET seq = seq - 1 WHERE chain_id = ? AND seq = ?", chain.id(), seq);
        }

        assertThat(kinds()).contains(tuple(chain.id(), 7L, CHANGED), tuple(chain.id(), 8L, REORDERED), tuple(chain.id(), 20L, TAIL_REMOVED));
    }

    @ParameterizedTest
    @CsvSource({"5,6", "5,7", "2,19", "1,20", "1,2", "19,20"})
    void entriesInEachOthersPlacesAreNamedAndTheirNeighboursAreNot(int one, int other) throws SQLException {
        tables.execute("UPDATE audit_event SET seq = -1 WHERE chain_id = ? AND seq = ?", chain.id(), one);
        tables.execute("UPDATE audit_event SET seq = ? WHERE chain_id = ? AND seq = ?", one, chain.id(), other);
        tables.execute("UPDATE audit_event SET seq = ? WHERE chain_id = ? AND seq = -1", other, chain.id());

        assertThat(kinds().stream().filter(found -> !found.toList().contains(REWRITTEN)))
                .containsExactly(tuple(chain.id(), (long) one, REORDERED), tuple(chain.id(), (long) other, REORDERED));
        assertThat(tables.verify().findings().get(0).what()).isEqualTo("Entry " + one + " was entry " + other + " when it was written.");
    }

    @Test
    void aRemovedTailIsNamed() throws SQLException {
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq > 15", chain.id());

        assertFound(tuple(chain.id(), 16L, TAIL_REMOVED));
        assertThat(tables.verify().findings().get(0).what()).isEqualTo("Entries 16 to 20 are missing.");
    }

    @Test
    void aTailRemovedWithTheChainsRowToMatchIsFoundByTheLaterChain() throws SQLException {
        AuditEntry eighth = tables.entries(chain).get(7);
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq > 8", chain.id());
        tables.execute("UPDATE audit_chain SET length = 8, head = ? WHERE id = ?", eighth.hash(), chain.id());

        assertFound(tuple(chain.id(), 10L, TAIL_REMOVED));
    }

    @Test
    void aChainRewrittenFromSomewhereOnIsFoundByTheLaterChain() throws SQLException {
        AuditEntry fifth = tables.entries(chain).get(4);
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq > 5", chain.id());
        tables.execute("UPDATE audit_chain SET length = 5, head = ? WHERE id = ?", fifth.hash(), chain.id());
        tables.append(new Chain(chain.id(), 5, fifth.hash()), 15);

        assertFound(tuple(chain.id(), 10L, REWRITTEN));
    }

    @Test
    void aRemovedChainIsNamed() throws SQLException {
        tables.execute("DELETE FROM audit_event WHERE chain_id = ?", chain.id());
        tables.execute("DELETE FROM audit_chain WHERE id = ?", chain.id());

        assertFound(tuple(chain.id(), 0L, CHAIN_REMOVED));
    }

    @Test
    void aChainWithoutItsRowIsNamed() throws SQLException {
        tables.execute("DELETE FROM audit_chain WHERE id = ?", chain.id());

        assertThat(kinds()).containsExactlyInAnyOrder(tuple(chain.id(), 1L, CHAIN_REMOVED), tuple(chain.id(), 0L, CHAIN_REMOVED));
    }

    @Test
    void aRemovedChainWhoseLinkWentTooIsFoundAtTheChainThatHadIt() throws SQLException {
        String later = later();
        tables.execute("DELETE FROM audit_event WHERE chain_id = ?", chain.id());
        tables.execute("DELETE FROM audit_chain WHERE id = ?", chain.id());
        tables.execute("DELETE FROM audit_link WHERE linked_id = ?", chain.id());

        assertFound(tuple(later, 0L, CHAIN_CHANGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node = 'other'", "started_at = started_at + 1"})
    void aChangedRowOfAChainIsNamed(String change) throws SQLException {
        tables.execute("UPDATE audit_chain SET " + change + " WHERE id = ?", chain.id());

        assertFound(tuple(chain.id(), 0L, CHAIN_CHANGED));
    }

    @Test
    void anEntryThatWasAddedBehindTheEndIsNamed() throws SQLException {
        AuditEntry added = AuditEntry.next(chain, 1, AuditEvent.of(AuditType.SIGN_IN));
        tables.execute("INSERT INTO audit_event (chain_id, seq, recorded_at, type, detail, hash) VALUES (?, ?, ?, ?, ?, ?)",
                chain.id(), added.seq(), added.atMillis(), added.type(), added.detail(), added.hash());

        assertFound(tuple(chain.id(), 21L, ADDED));
    }

    @Test
    void aThousandChangesAreCountedAndAHundredNamed() throws SQLException {
        chain = tables.append(chain, 980);
        tables.execute("UPDATE audit_event SET actor = 'x' WHERE chain_id = ?", chain.id());

        assertThat(tables.verify().found()).isEqualTo(1_000);
        assertThat(tables.verify().findings()).hasSize(100);
    }

    @Test
    void nothingIsAddedToAChainThatDoesNotEndWhereItWasLeft() throws SQLException {
        tables.execute("UPDATE audit_chain SET length = 19 WHERE id = ?", chain.id());

        assertThatThrownBy(() -> tables.append(chain, 1)).isInstanceOf(ChainBroken.class).hasMessageContaining(chain.id());
    }

    @Test
    void aLaterChainLinksOnlyWhatNoOtherHasLinked() throws SQLException {
        tables.begin();
        Chain last = tables.begin();
        List<String> linked = new ArrayList<>();
        try (var select = tables.connection().prepareStatement("SELECT linked_id FROM audit_link WHERE chain_id = ?")) {
            select.setString(1, last.id());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    linked.add(row.getString(1));
                }
            }
        }

        assertThat(linked).hasSize(1).doesNotContain(chain.id());
        assertThat(tables.verify().isSound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 19, 20, 21, 22, 1_000})
    void partsTogetherFindWhatOneVerificationFinds(int limit) throws SQLException {
        assertThat(tables.verify(limit)).isEqualTo(tables.verify());
        tables.execute("UPDATE audit_event SET actor = 'somebody-else' WHERE chain_id = ? AND seq = 7", chain.id());
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq IN (11, 12)", chain.id());
        tables.execute("DELETE FROM audit_event WHERE chain_id = ? AND seq > 18", chain.id());

        AuditVerification verification = tables.verify(limit);

        assertThat(verification.findings()).containsExactlyInAnyOrderElementsOf(tables.verify().findings());
        assertThat(verification.entries()).isEqualTo(19);
        assertThat(verification.findings()).extracting(AuditFinding::seq, AuditFinding::kind)
                .containsExactlyInAnyOrder(tuple(7L, CHANGED), tuple(11L, REMOVED), tuple(19L, TAIL_REMOVED));
    }

    @Test
    void aPartReadsNoMoreThanItsLimitAndSaysWhereItStopped() {
        AuditVerification part = new ChainVerification(tables.sql(), Optional.empty()).verify(VerificationCursor.start(), 5);

        assertThat(part.entries()).isLessThanOrEqualTo(5);
        assertThat(part.next()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chains", "chains..", "chains..-1", "rows..1", "chains.a'b.1", "chains.aaaaaaaaaaaaaaaaaaaaaaa.1",
        "CHAINS..1", "chains..1 ", "chains..9999999999999999999"})
    void aTextThatIsNoCursorIsNone(String text) {
        assertThat(VerificationCursor.parse(text)).isEmpty();
    }

    @Test
    void aChainWhoseRowAndEntriesWentButNotItsLinksIsNamed() throws SQLException {
        String later = later();
        tables.execute("DELETE FROM audit_event WHERE chain_id = ?", later);
        tables.execute("DELETE FROM audit_chain WHERE id = ?", later);

        assertFound(tuple(later, 0L, CHAIN_REMOVED));
    }

    private String later() throws SQLException {
        return tables.find(AuditQuery.newest(100)).stream().map(AuditEntry::chain).filter(id -> !id.equals(chain.id())).findFirst()
                .orElseThrow();
    }

    private void assertFound(Tuple... expected) throws SQLException {
        assertThat(kinds()).containsExactly(expected);
    }

    private List<Tuple> kinds() throws SQLException {
        Stream<AuditFinding> findings = tables.verify().findings().stream();
        return findings.map(found -> tuple(found.chain(), found.seq(), found.kind())).toList();
    }
}
