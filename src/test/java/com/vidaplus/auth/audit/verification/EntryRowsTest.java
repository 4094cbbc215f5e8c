package com.vidaplus.auth.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.AuditCursor;
import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.Chain;
import com.vidaplus.auth.audit.ChainInMemory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryRowsTest {

    @Test
    void pagesTogetherAreEverythingOnceNewestFirst() throws SQLException {
        try (ChainInMemory tables = new ChainInMemory()) {
            tables.append(tables.begin(), 11);
            tables.append(tables.begin(), 12);
            // All at one moment, so that only chain and seq tell them apart.
            tables.execute("UPDATE audit_event SET recorded_at = 5 WHERE seq > 6");
            List<AuditEntry> all = new ArrayList<>();
            List<AuditEntry> page = tables.find(AuditQuery.newest(5));
            while (!page.isEmpty()) {
                all.addAll(page);
                AuditCursor place = AuditCursor.parse(page.get(page.size() - 1).cursor().toString()).orElseThrow();
                page = tables.find(AuditQuery.newest(5).after(place));
            }

            assertThat(all).hasSize(23).doesNotHaveDuplicates();
            assertThat(all).isSortedAccordingTo(Comparator.comparingLong(AuditEntry::atMillis).reversed());
        }
    }

    @Test
    void whatIsNamedHasToFit() throws SQLException {
        try (ChainInMemory tables = new ChainInMemory()) {
            Chain chain = tables.append(tables.begin(), 10);
            AuditEntry entry = tables.entries(chain).get(4);
            tables.execute("UPDATE audit_event SET type = 'refresh', actor = 'somebody-else' WHERE seq = 7");

            assertThat(tables.find(AuditQuery.newest(10).ofType("refresh"))).extracting(AuditEntry::seq).containsExactly(7L);
            assertThat(tables.find(AuditQuery.newest(10).about(entry.subject().orElseThrow()))).containsExactly(entry);
            assertThat(tables.find(AuditQuery.newest(10).about("somebody-else"))).extracting(AuditEntry::seq).containsExactly(7L);
            assertThat(tables.find(query(entry.atMillis(), entry.atMillis() + 1))).containsExactly(entry);
            assertThat(tables.find(query(entry.atMillis(), entry.atMillis()))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.a", "1.a.b", "-1.a.1", "1.a.1 ", "1.'.1", "9999999999999999999.a.1", "1.aaaaaaaaaaaaaaaaaaaaaaa.1"})
    void aTextThatIsNoPlaceIsNone(String text) {
        assertThat(AuditCursor.parse(text)).isEmpty();
    }

    private static AuditQuery query(long from, long until) {
        Optional<String> any = Optional.empty();
        return new AuditQuery(Optional.of(Instant.ofEpochMilli(from)), Optional.of(Instant.ofEpochMilli(until)), any, any, any, any,
                Optional.empty(), 10);
    }
}
