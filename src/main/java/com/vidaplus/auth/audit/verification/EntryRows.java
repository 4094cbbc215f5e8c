package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.platform.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that read entries, a page at a time. */
public final class EntryRows {

    private static final String SELECT = "SELECT chain_id, seq, recorded_at, type, actor, subject, client_id, session_id, detail, hash"
            + " FROM audit_event";

    private final Sql database;

    public EntryRows(Sql database) {
        this.database = database;
    }

    /** A page of what was asked for, newest first. */
    public List<AuditEntry> find(AuditQuery query) {
        StringBuilder sql = new StringBuilder(SELECT).append(" WHERE recorded_at >= ? AND recorded_at < ?");
        List<Object> parameters = new ArrayList<>();
        parameters.add(query.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        parameters.add(query.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
        equal(sql, parameters, "type", query.type());
        equal(sql, parameters, "actor", query.actor());
        equal(sql, parameters, "subject", query.subject());
        query.concerning().ifPresent(id -> {
            sql.append(" AND (subject = ? OR actor = ?)");
            parameters.addAll(List.of(id, id));
        });
        query.after().ifPresent(place -> {
            sql.append(" AND (recorded_at, chain_id, seq) < (?, ?, ?)");
            parameters.addAll(List.of(place.atMillis(), place.chain(), place.seq()));
        });
        sql.append(" ORDER BY recorded_at DESC, chain_id DESC, seq DESC FETCH FIRST ").append(query.limit()).append(" ROWS ONLY");
        return entries(sql.toString(), parameters);
    }

    private static void equal(StringBuilder sql, List<Object> parameters, String column, Optional<String> value) {
        value.ifPresent(wanted -> {
            sql.append(" AND ").append(column).append(" = ?");
            parameters.add(wanted);
        });
    }

    /** The next entries of a chain in its order. */
    public List<AuditEntry> of(String chain, long afterSeq, int limit) {
        return entries(SELECT + " WHERE chain_id = ? AND seq > ? ORDER BY seq FETCH FIRST " + limit + " ROWS ONLY",
                List.of(chain, afterSeq));
    }

    private List<AuditEntry> entries(String sql, List<Object> parameters) {
        return database.list(sql, row -> new AuditEntry(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4),
                optional(row, 5), optional(row, 6), optional(row, 7), optional(row, 8), row.getString(9), row.getString(10)),
                parameters.toArray());
    }

    private static Optional<String> optional(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
