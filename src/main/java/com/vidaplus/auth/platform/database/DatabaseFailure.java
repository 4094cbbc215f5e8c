package com.vidaplus.auth.platform.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Why a database did not do its part, in words for the log: never the values of a row, nor a password in an address. */
public final class DatabaseFailure {

    /** PostgreSQL's codes for a statement that was prepared on another connection, or was there already. */
    private static final Set<String> OF_ANOTHER_CONNECTION = Set.of("26000", "42P05");
    /** Serialization failure and deadlock, in the standard's words and in PostgreSQL's. H2 reports a deadlock as the first. */
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");
    private static final String POOL_BETWEEN = "A pool in front of the database gives each transaction another connection: with PgBouncer in"
            + " transaction mode, add prepareThreshold=0 to DB_URL";
    private static final int MOST_CAUSES = 10;

    private DatabaseFailure() {
    }

    /** The words of every cause in one line, the last one first: that is the driver's own. */
    static String allReasons(Throwable thrown) {
        Deque<String> causes = new ArrayDeque<>();
        for (Throwable cause = thrown; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            String text = inOneLine(cause);
            if (causes.stream().noneMatch(known -> known.contains(text))) {
                causes.addFirst(text);
            }
        }
        advice(thrown).ifPresent(causes::addLast);
        return String.join(" | ", causes);
    }

    /** The driver's words in one line, with what to do where that is known; without a driver's exception, the exception's own words. */
    public static String reason(Throwable thrown) {
        String words = driver(thrown).map(DatabaseFailure::inOneLine).orElseGet(() -> inOneLine(thrown));
        return advice(thrown).map(advice -> words + ". " + advice).orElse(words);
    }

    /** The step that an operator can take, or empty if none is known. */
    public static Optional<String> advice(Throwable thrown) {
        return driver(thrown).filter(e -> OF_ANOTHER_CONNECTION.contains(String.valueOf(e.getSQLState()))).map(e -> POOL_BETWEEN);
    }

    /** Whether the database gave a transaction up in favour of another one: nothing of it is stored. */
    static boolean isGivenUp(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && GIVEN_UP.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<SQLException> driver(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    private static String inOneLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ")
                .replaceAll("(?i)(password=)[^&;\\s]*|(//[^/@:\\s]*:)[^/\\s]*(?=@)", "$1$2...");
    }
}
