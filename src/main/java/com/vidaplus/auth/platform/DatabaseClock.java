package com.vidaplus.auth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The SQL for the database's own time, by which every stored deadline is set and compared: the clocks of two nodes may differ, the
 * database has one. PostgreSQL's {@code CURRENT_TIMESTAMP} stands still within a transaction, which is stale once a lock was waited for.
 */
@ApplicationScoped
public class DatabaseClock {

    @Inject
    private DataSource dataSource;

    private volatile String now;

    /** An expression of type {@code TIMESTAMP WITH TIME ZONE}, to be put into a statement as it is. */
    public String now() {
        if (now == null) {
            try (Connection connection = dataSource.getConnection()) {
                boolean postgres = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
                now = postgres ? "clock_timestamp()" : "CURRENT_TIMESTAMP";
            } catch (SQLException e) {
                throw new IllegalStateException("The database does not answer", e);
            }
        }
        return now;
    }
}
