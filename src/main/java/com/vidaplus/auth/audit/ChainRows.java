package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.RandomText;
import com.vidaplus.auth.platform.database.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that add to the chains, in one transaction. */
final class ChainRows {

    private static final String KEY_TAKEN = "23505";

    private final Statements transaction;

    ChainRows(Statements transaction) {
        this.transaction = transaction;
    }

    /**
     * Begins a chain whose genesis covers every other chain as far as no link covers it yet.
     *
     * @param node where it runs
     * @param left how far the node knows that it wrote its chain before this one, whatever that chain's row says now
     */
    Chain begin(String node, long atMillis, Optional<Chain> left) {
        String id = RandomText.id();
        List<Chain> known = known(left);
        Chain chain = new Chain(id, 0, Chain.genesis(id, node, atMillis, known));
        transaction.update("INSERT INTO audit_chain (id, node, started_at, length, head, genesis) VALUES (?, ?, ?, 0, ?, ?)",
                id, node, atMillis, chain.head(), chain.head());
        if (!known.isEmpty()) {
            transaction.batch("INSERT INTO audit_link (chain_id, linked_id, linked_length, linked_head) VALUES (?, ?, ?, ?)",
                    known.stream().map(linked -> new Object[] {id, linked.id(), linked.length(), linked.head()}).toList());
        }
        return chain;
    }

    private List<Chain> known(Optional<Chain> left) {
        List<Chain> chains = new ArrayList<>(transaction.list("""
                SELECT id, length, head FROM audit_chain c WHERE NOT EXISTS
                (SELECT 1 FROM audit_link l WHERE l.linked_id = c.id AND l.linked_length = c.length AND l.linked_head = c.head)""",
                row -> new Chain(row.getString(1), row.getLong(2), row.getString(3))));
        left.ifPresent(own -> {
            Optional<Chain> stored = chains.stream().filter(chain -> chain.id().equals(own.id())).findFirst();
            if (stored.isEmpty() || !goesOnFrom(own, stored.get())) {
                stored.ifPresent(chains::remove);
                chains.add(own);
            }
        });
        // Sorted here and not by the database, whose collation is its own.
        chains.sort(Chain.BY_ID);
        return chains;
    }

    /** Whether the stored chain is longer and has the known end in it: a commit in doubt was stored. */
    private boolean goesOnFrom(Chain known, Chain stored) {
        return stored.length() > known.length() && (known.length() == 0 || transaction.first(
                "SELECT hash FROM audit_event WHERE chain_id = ? AND seq = ?", row -> row.getString(1), known.id(), known.length())
                .filter(known.head()::equals).isPresent());
    }

    /**
     * Moves the chain's end, and adds entries, one batch.
     *
     * @param before  the chain as this node has written it
     * @param entries at least one; the first follows {@code before}
     * @return the chain as it is then
     * @throws ChainBroken where the stored chain does not end there, by its row or by its entries
     */
    Chain append(Chain before, List<AuditEntry> entries) {
        Chain after = before.endingIn(entries.get(entries.size() - 1));
        if (transaction.update("UPDATE audit_chain SET length = ?, head = ? WHERE id = ? AND length = ? AND head = ?",
                after.length(), after.head(), before.id(), before.length(), before.head()) != 1) {
            throw new ChainBroken(before.id());
        }
        try {
            insert(entries);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException refused && KEY_TAKEN.equals(refused.getSQLState())) {
                throw new ChainBroken(before.id());
            }
            throw e;
        }
        return after;
    }

    private void insert(List<AuditEntry> entries) {
        transaction.batch("""
                INSERT INTO audit_event (chain_id, seq, recorded_at, type, actor, subject, client_id, session_id, detail, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries.stream().map(ChainRows::row).toList());
    }

    private static Object[] row(AuditEntry entry) {
        return new Object[] {entry.chain(), entry.seq(), entry.atMillis(), entry.type(), entry.actor().orElse(null),
            entry.subject().orElse(null), entry.client().orElse(null), entry.session().orElse(null), entry.detail(), entry.hash()};
    }
}
