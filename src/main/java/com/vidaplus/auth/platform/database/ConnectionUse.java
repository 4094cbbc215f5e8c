package com.vidaplus.auth.platform.database;

import com.vidaplus.auth.platform.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * How the connections to the database are used, as the database sees it: each server has another way to ask its pool. On PostgreSQL the
 * connections that come from this node's address as the same role count, so nodes that share an address share the numbers.
 */
@ApplicationScoped
class ConnectionUse {

    private static final int QUERY_TIMEOUT_SECONDS = 1;
    private static final String POSTGRESQL = "SELECT COUNT(*), COUNT(*) FILTER (WHERE state <> 'idle') FROM pg_stat_activity"
            + " WHERE datname = current_database() AND usename = current_user AND client_addr IS NOT DISTINCT FROM inet_client_addr()";
    private static final String H2 = "SELECT COUNT(*), COUNT(EXECUTING_STATEMENT) FROM INFORMATION_SCHEMA.SESSIONS";

    /** Both gauges of a scrape are of one look. */
    private static final long FRESH_NANOS = 500_000_000;

    @Inject
    private DataSource dataSource;

    @Inject
    private Dialect dialect;

    private Use last;

    @Produces
    @Singleton
    Gauge open() {
        return new Gauge("vidaplus_database_connections", "Connections to the database that are open now.", () -> look().open());
    }

    @Produces
    @Singleton
    Gauge inUse() {
        return new Gauge("vidaplus_database_connections_in_use", "Those that are in a statement or a transaction, the one that asks among them.",
                () -> look().inUse());
    }

    private synchronized Use look() {
        if (last == null || System.nanoTime() - last.nanos() > FRESH_NANOS) {
            last = ask();
        }
        return last;
    }

    private Use ask() {
        try (Connection connection = dataSource.getConnection(); Statement select = connection.createStatement()) {
            select.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            try (ResultSet row = select.executeQuery(dialect.isPostgreSql() ? POSTGRESQL : H2)) {
                row.next();
                return new Use(row.getDouble(1), row.getDouble(2), System.nanoTime());
            }
        } catch (SQLException | IllegalStateException e) {
            return new Use(Double.NaN, Double.NaN, System.nanoTime());
        }
    }

    private record Use(double open, double inUse, long nanos) {
    }
}
