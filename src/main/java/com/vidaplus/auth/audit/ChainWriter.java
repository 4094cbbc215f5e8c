package com.vidaplus.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Writes a batch of events in one transaction of its own, whatever the caller is in the middle of. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ChainWriter {

    @Inject
    private DataSource dataSource;

    /** What was written, and how far the chain is now. */
    public record Written(Chain chain, List<AuditEntry> entries) {
    }

    /**
     * Appends to the chain, or begins one where there is none.
     *
     * @param chain  as this node has written it
     * @param node   where a new chain runs
     * @param events at least one, in the order they came
     * @throws ChainBroken           where the stored chain does not end there
     * @throws IllegalStateException where the database does not take them: nothing of them is stored then, unless its answer was lost
     */
    public Written append(Optional<Chain> chain, String node, List<Recorded> events) {
        try (Connection connection = dataSource.getConnection()) {
            return append(new ChainRows(connection), chain, node, events);
        } catch (SQLException e) {
            throw new IllegalStateException("Audit events could not be written", e);
        }
    }

    static Written append(ChainRows rows, Optional<Chain> chain, String node, List<Recorded> events) throws SQLException {
        Chain before = chain.isPresent() ? chain.get() : rows.begin(node, events.get(0).atMillis());
        List<AuditEntry> entries = entries(before, events);
        return new Written(rows.append(before, entries), entries);
    }

    private static List<AuditEntry> entries(Chain before, List<Recorded> events) {
        List<AuditEntry> entries = new ArrayList<>();
        Chain end = before;
        for (Recorded recorded : events) {
            AuditEntry entry = AuditEntry.next(end, recorded.atMillis(), recorded.event());
            entries.add(entry);
            end = end.endingIn(entry);
        }
        return entries;
    }
}
