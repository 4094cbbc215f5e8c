package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a batch of events in one JDBC transaction of its own. Callers hold no JTA transaction: within one, the end of the chain and its
 * entries could be stored apart.
 */
@ApplicationScoped
class ChainWriter {

    private final Sql sql;

    /** For the client proxy. */
    protected ChainWriter() {
        this(null);
    }

    @Inject
    ChainWriter(Sql sql) {
        this.sql = sql;
    }

    /**
     * What was written.
     *
     * @param chain   how far the chain is now; empty where nothing was to be written and there is none
     * @param entries one for each event that no other transaction had entered
     */
    record Written(Optional<Chain> chain, List<AuditEntry> entries) {
    }

    /**
     * Appends to the chain, or begins one where there is none. Announced events lose their pending rows in the same transaction.
     *
     * @param chain  as this node has written it
     * @param left   how far this node knows that it wrote the chain before, for a new chain's links
     * @param node   where a new chain runs
     * @param events at least one, in the order they came
     * @throws ChainBroken           where the stored chain does not end there; nothing is stored then
     * @throws IllegalStateException where the database does not take them: nothing of them is stored then, unless its answer was lost
     */
    Written append(Optional<Chain> chain, Optional<Chain> left, String node, List<RecordedEvent> events) {
        return sql.retrying(transaction -> append(transaction, chain, left, node, events));
    }

    private static Written append(Statements transaction, Optional<Chain> chain, Optional<Chain> left, String node,
            List<RecordedEvent> events) {
        List<RecordedEvent> due = PendingRows.take(transaction, events);
        if (due.isEmpty()) {
            return new Written(chain, List.of());
        }
        ChainRows rows = new ChainRows(transaction);
        Chain before = chain.isPresent() ? chain.get() : rows.begin(node, due.get(0).atMillis(), left);
        List<AuditEntry> entries = entries(before, due);
        return new Written(Optional.of(rows.append(before, entries)), entries);
    }

    private static List<AuditEntry> entries(Chain before, List<RecordedEvent> events) {
        List<AuditEntry> entries = new ArrayList<>();
        Chain end = before;
        for (RecordedEvent recorded : events) {
            AuditEntry entry = AuditEntry.next(end, recorded.atMillis(), recorded.event());
            entries.add(entry);
            end = end.endingIn(entry);
        }
        return entries;
    }
}
