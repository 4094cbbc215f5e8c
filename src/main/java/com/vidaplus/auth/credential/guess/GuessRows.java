package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.platform.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements behind {@link GuessCounters}, in the caller's transaction. The time is that of the database at the transaction's start, so
 * that all parts of a statement see the same. A statement that waited for a row may take an ended window for open, and then counts once too
 * often rather than not at all.
 */
final class GuessRows {

    private static final String NOW = "CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)) AS BIGINT)";
    private static final int DAY = 86_400;
    private static final String KNOWN_FOR = NOW + " + " + 30 * DAY;
    /** Moved on once a day rather than with each success: it is in an index. */
    private static final String KNOWN_UNTIL =
            "CASE WHEN known_until < " + NOW + " + " + 29 * DAY + " THEN " + KNOWN_FOR + " ELSE known_until END";
    private static final String IS_OVER = "window_ends <= " + NOW;
    private static final String GIVE_BACK = "pending = CASE WHEN run = ? AND pending > 0 THEN pending - 1 ELSE pending END";

    private final Statements statements;

    /** @param statements of the caller's transaction */
    GuessRows(Statements statements) {
        this.statements = statements;
    }

    /** The rows that there are, by their ids. */
    Map<String, State> find(List<GuessCounter> counters) {
        Map<String, State> states = new HashMap<>();
        statements.list("SELECT id, run, CASE WHEN " + IS_OVER + " THEN 0 ELSE failed + pending END, window_ends - "
                + NOW + ", CASE WHEN noted = window_ends THEN 1 ELSE 0 END, CASE WHEN known_until > " + NOW + " THEN 1 ELSE 0 END"
                + " FROM guess_counter WHERE id IN (" + String.join(", ", Collections.nCopies(counters.size(), "?")) + ")",
                row -> states.put(row.getString(1), state(row)) == null, counters.stream().map(GuessCounter::id).toArray());
        return states;
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(row.getInt(2), row.getInt(3), Math.max(1, row.getInt(4)), row.getInt(5) == 1, row.getInt(6) == 1);
    }

    /**
     * Counts one more guess under way in a run that was read, unless the run has ended or is full. So the place's run is known without a
     * second look.
     */
    boolean reserve(GuessCounter counter, int run) {
        return statements.update("UPDATE guess_counter SET pending = pending + 1 WHERE id = ? AND run = ? AND window_ends > " + NOW
                + " AND failed + pending < " + counter.limit(), counter.id(), run) == 1;
    }

    /** Counts one more guess under way, in a new run where the last is over, unless the run is full. */
    boolean reserve(GuessCounter counter) {
        return count("pending", "failed", counter, " AND (" + IS_OVER + " OR failed + pending < " + counter.limit() + ")");
    }

    /** Counts a wrong answer for which no place was reserved. */
    boolean countFailure(GuessCounter counter) {
        return count("failed", "pending", counter, "");
    }

    private boolean count(String column, String other, GuessCounter counter, String condition) {
        String windowEnds = "CASE WHEN " + IS_OVER + " THEN " + NOW + " + " + counter.seconds() + " ELSE window_ends END";
        return statements.update("UPDATE guess_counter SET " + column + " = CASE WHEN " + IS_OVER + " THEN 1 ELSE " + column
                + " + 1 END, " + other + " = CASE WHEN " + IS_OVER + " THEN 0 ELSE " + other + " END, run = CASE WHEN " + IS_OVER
                + " THEN run + 1 ELSE run END, window_ends = " + windowEnds + ", expires_at = GREATEST(known_until, " + windowEnds
                + ") WHERE id = ?" + condition, counter.id()) == 1;
    }

    /** Takes back a reservation of that run; one of an earlier run has gone with it. */
    void giveBack(Reservation.Held place) {
        statements.update("UPDATE guess_counter SET " + GIVE_BACK + " WHERE id = ?", place.run(), place.counter().id());
    }

    /** Turns a reservation into a wrong answer; one of an earlier run is counted in this one. */
    void fail(Reservation.Held place) {
        statements.update("UPDATE guess_counter SET failed = failed + 1, " + GIVE_BACK + " WHERE id = ?", place.run(),
                place.counter().id());
    }

    /** Forgets what was wrong, where there is something to forget. */
    void clear(GuessCounter counter) {
        statements.update("UPDATE guess_counter SET failed = 0, pending = 0, run = run + 1 WHERE id = ? AND failed + pending > 0",
                counter.id());
    }

    /** Forgets what was wrong, and remembers the pair for 30 days. */
    boolean remember(GuessCounter pair) {
        return statements.update("UPDATE guess_counter SET failed = 0, pending = 0, run = run + 1, known_until = "
                + KNOWN_UNTIL + ", expires_at = GREATEST(window_ends, " + KNOWN_UNTIL + ") WHERE id = ?", pair.id()) == 1;
    }

    /** Deletes so many counters of a name, of one kind, and gives how many. An attack from many sources leaves one for each source. */
    int delete(String subject, GuessBudget budget, int most) {
        return statements.update("DELETE FROM guess_counter WHERE id IN (SELECT id FROM guess_counter WHERE subject = ? AND id LIKE ?"
                + " FETCH FIRST " + most + " ROWS ONLY)", subject, budget.idPrefix() + "%");
    }

    /**
     * Deletes so many expired rows, and gives how many were found. There are two statements, since in one H2 would search again with each
     * row. The DELETE repeats the condition, since a row may be used anew meanwhile.
     */
    int deleteExpired(GuessBudget budget, int most) {
        List<String> ids = statements.list("SELECT id FROM guess_counter WHERE expires_at <= " + NOW + " AND id LIKE ?"
                + " ORDER BY expires_at FETCH FIRST " + most + " ROWS ONLY", row -> row.getString(1), budget.idPrefix() + "%");
        if (!ids.isEmpty()) {
            statements.update("DELETE FROM guess_counter WHERE expires_at <= " + NOW + " AND id IN ("
                    + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")", ids.toArray());
        }
        return ids.size();
    }

    /**
     * A row as it was read.
     *
     * @param run     of this window, or of the last one
     * @param used    how many are counted in this window
     * @param seconds until the window ends, 1 or more
     * @param noted   whether the audit log knows of this window
     * @param known   whether this pair had a success within 30 days
     */
    record State(int run, int used, long seconds, boolean noted, boolean known) {
    }
}
