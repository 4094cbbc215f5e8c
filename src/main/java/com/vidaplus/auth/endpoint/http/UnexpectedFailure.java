package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.platform.database.DatabaseFailure;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.sql.SQLException;

/**
 * Writes unexpected failures into the log. A database that is away, or too busy, is one line for each request that met it. With a stack
 * trace each, a minute's outage would bury everything else. Any other failure is a fault of ours, and comes with its stack trace.
 */
public final class UnexpectedFailure {

    private UnexpectedFailure() {
    }

    /**
     * @param log  of the class that answers
     * @param door which door, for the reader
     */
    public static void log(Logger log, String door, Throwable thrown) {
        if (thrown instanceof DatabaseAway || thrown instanceof StreamRefused) {
            // Readiness has told the outage, once; and a refusal on purpose is no failure.
            return;
        }
        Throwable root = thrown;
        boolean database = thrown instanceof SQLException;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
            database = database || root instanceof SQLException;
        }
        if (database) {
            // The class alone: messages of constraints repeat the values.
            log.log(Level.ERROR, "Request to {0} failed: the database did not do its part ({1}){2}", door, root.getClass().getName(),
                    DatabaseFailure.advice(thrown).map(advice -> ". " + advice).orElse(""));
        } else {
            log.log(Level.ERROR, "Request to " + door + " failed", thrown);
        }
    }
}
