package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements over {@code audit_pending}: events that were announced in the transaction of a change, until a chain has them. */
final class PendingRows {

    private static final String INSERT = """
            INSERT INTO audit_pending (id, recorded_at, type, actor, subject, client_id, session_id, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String DELETE = "DELETE FROM audit_pending WHERE id = ?";
    /** The deadline is of the statement's start, so that the index serves it. */
    private static final String OLD = """
            SELECT id, recorded_at, type, actor, subject, client_id, session_id, detail FROM audit_pending
            WHERE announced_at < CURRENT_TIMESTAMP - CAST(? AS INTEGER) * INTERVAL '1' SECOND
            ORDER BY announced_at, id FETCH FIRST 500 ROWS ONLY""";

    private PendingRows() {
    }

    /** Stores events, in the transaction of the caller's EJB. */
    static void add(Sql sql, List<RecordedEvent> events) {
        sql.batch(INSERT, rows(events));
    }

    /** Stores events, in that transaction. */
    static void add(Statements transaction, List<RecordedEvent> events) {
        transaction.batch(INSERT, rows(events));
    }

    private static List<Object[]> rows(List<RecordedEvent> events) {
        return events.stream().map(PendingRows::row).toList();
    }

    private static Object[] row(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        return new Object[] {recorded.pendingId().orElseThrow(), recorded.atMillis(), event.type().word(), event.actor().orElse(null),
            event.subject().orElse(null), event.client().orElse(null), event.session().orElse(null), AuditText.json(event.detail())};
    }

    /**
     * Deletes the rows of events that are about to be entered into a chain, in the same transaction.
     *
     * @return the events to enter: those that were never announced, and those whose row was still there. An event whose row is gone was
     *         entered by another transaction, or announced by one that did not commit.
     */
    static List<RecordedEvent> take(Statements transaction, List<RecordedEvent> events) {
        // In one order on every node, so that two that take the same events do not wait for each other.
        List<String> announced = events.stream().flatMap(event -> event.pendingId().stream()).sorted(Comparator.naturalOrder()).toList();
        if (announced.isEmpty()) {
            return events;
        }
        int[] deleted = transaction.batch(DELETE, announced.stream().map(id -> new Object[] {id}).toList());
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < deleted.length; i++) {
            if (deleted[i] == 1) {
                taken.add(announced.get(i));
            }
        }
        return events.stream().filter(event -> event.pendingId().map(taken::contains).orElse(true)).toList();
    }

    /**
     * @param seconds by the database's clock
     * @return events that have waited longer than that, the oldest first, at most 500; not those of a type that a later version knows
     */
    static List<RecordedEvent> olderThan(Sql sql, int seconds) {
        List<RecordedEvent> known = new ArrayList<>();
        sql.list(OLD, PendingRows::recorded, seconds).forEach(event -> event.ifPresent(known::add));
        return known;
    }

    private static Optional<RecordedEvent> recorded(ResultSet row) throws SQLException {
        String id = row.getString(1);
        long at = row.getLong(2);
        Optional<AuditType> type = AuditType.ofWord(row.getString(3));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RecordedEvent(new AuditEvent(type.get(), Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7)),
                AuditText.members(row.getString(8))).recovered(), at, Optional.of(id)));
    }
}
