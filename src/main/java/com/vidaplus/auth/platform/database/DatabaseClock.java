package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The SQL for the database's own time, by which every stored deadline is set and compared. The clocks of two nodes may differ, the database
 * has one. PostgreSQL's {@code CURRENT_TIMESTAMP} stands still within a transaction, so it is stale once a lock was waited for.
 */
@ApplicationScoped
public class DatabaseClock {

    @Inject
    private Dialect dialect;

    /** An expression of type {@code TIMESTAMP WITH TIME ZONE}, to be put into a statement as it is. */
    public String now() {
        return dialect.isPostgreSql() ? "clock_timestamp()" : "CURRENT_TIMESTAMP";
    }
}
