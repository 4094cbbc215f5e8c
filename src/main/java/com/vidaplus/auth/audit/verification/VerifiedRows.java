package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditCursor;
import com.vidaplus.auth.audit.Chain;
import com.vidaplus.auth.platform.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of a verification. Each is short: it reads one row, or the few of one chain, by an index. */
final class VerifiedRows {

    private final Sql sql;

    VerifiedRows(Sql sql) {
        this.sql = sql;
    }

    /** The next chain that has a row. */
    Optional<String> chainAfter(String id) {
        return sql.first("SELECT id FROM audit_chain WHERE id > ? ORDER BY id FETCH FIRST 1 ROW ONLY", row -> row.getString(1), id);
    }

    /** The row of a chain, with what its genesis covers. */
    Optional<ChainRow> chain(String id) {
        List<Chain> linked = new ArrayList<>(sql.list("SELECT linked_id, linked_length, linked_head FROM audit_link WHERE chain_id = ?",
                row -> new Chain(row.getString(1), row.getLong(2), row.getString(3)), id));
        linked.sort(Chain.BY_ID);
        return sql.first("SELECT node, started_at, length, head, genesis FROM audit_chain WHERE id = ?", row ->
                new ChainRow(id, row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), linked), id);
    }

    /** How many entries a chain has now, by its row. */
    long length(String id) {
        return sql.first("SELECT length FROM audit_chain WHERE id = ?", row -> row.getLong(1), id).orElse(0L);
    }

    /** The genesis of a chain; empty where it has no row. */
    Optional<String> genesis(String id) {
        return sql.first("SELECT genesis FROM audit_chain WHERE id = ?", row -> row.getString(1), id);
    }

    /** The stored hash of an entry. */
    Optional<String> hash(String chain, long seq) {
        return sql.first("SELECT hash FROM audit_event WHERE chain_id = ? AND seq = ?", row -> row.getString(1), chain, seq);
    }

    /** The next chain that has entries, and the first of them. */
    Optional<AuditCursor> entriesAfter(String chain) {
        return sql.first("SELECT chain_id, seq FROM audit_event WHERE chain_id > ? ORDER BY chain_id, seq FETCH FIRST 1 ROW ONLY",
                row -> new AuditCursor(0, row.getString(1), row.getLong(2)), chain);
    }

    /** The last entry of a chain. */
    long lastSeq(String chain) {
        return sql.first("SELECT seq FROM audit_event WHERE chain_id = ? ORDER BY seq DESC FETCH FIRST 1 ROW ONLY",
                row -> row.getLong(1), chain).orElse(0L);
    }

    /** The next chain that has links. */
    Optional<String> linksAfter(String chain) {
        return sql.first("SELECT chain_id FROM audit_link WHERE chain_id > ? ORDER BY chain_id, linked_id FETCH FIRST 1 ROW ONLY",
                row -> row.getString(1), chain);
    }
}
