package com.vidaplus.auth.platform.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repeats a transaction that the database gave up in favour of another one: a deadlock or a serialisation failure, after which nothing
 * of it is stored. Every other failure is the caller's, since nobody knows how much of it has happened.
 */
public final class RepeatedTransaction {

    /** Serialisation failure and deadlock, in the standard's words and in PostgreSQL's. H2 reports a deadlock as the first. */
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");
    private static final int REPETITIONS = 2;

    private RepeatedTransaction() {
    }

    /**
     * @param transaction all of it, begun and committed within; done up to three times
     * @return what it gave at last
     * @throws RuntimeException as the transaction threw it the last time
     */
    public static <T> T of(Supplier<T> transaction) {
        for (int left = REPETITIONS; left > 0; left--) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!wasGivenUp(e)) {
                    throw e;
                }
            }
        }
        return transaction.get();
    }

    /** As {@link #of(Supplier)}, for a transaction that gives nothing. */
    public static void of(Runnable transaction) {
        of(() -> {
            transaction.run();
            return true;
        });
    }

    private static boolean wasGivenUp(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && GIVEN_UP.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
