package com.vidaplus.auth.platform;

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
 * How the connections to the database are used, as the database sees it: each server has another way to ask its pool. On PostgreSQL those
 * count that come from this node's address as the same role, so nodes that share an address share the numbers.
 */
@ApplicationScoped
class ConnectionUse {

    private static final int QUERY_TIMEOUT_SECONDS = 1;
    private static final String POSTGRESQL = "SELECT COUNT(*), COUNT(*) FILTER (WHERE state <> 'idle') FROM pg_stat_activity"
            + " WHERE datname = current_database() AND usename = current_user AND client_addr IS NOT DISTINCT FROM inet_client_addr()";
    private static final String H2 = "SELECT COUNT(*), COUNT(EXECUTING_STATEMENT) FROM INFORMATION_SCHEMA.SESSIONS";

    @Inject
    private DataSource dataSource;

    @Produces
    @Singleton
    Gauge open() {
        return new Gauge("vidaplus_database_connections", "Connections to the database that are open now.", () -> column(1));
    }

    @Produces
    @Singleton
    Gauge inUse() {
        return new Gauge("vidaplus_database_connections_in_use", "Those that are in a statement or a transaction, the one that asks among them.",
                () -> column(2));
    }

    private double column(int number) {
        try (Connection connection = dataSource.getConnection(); Statement select = connection.createStatement()) {
            select.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            boolean postgresql = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
            try (ResultSet row = select.executeQuery(postgresql ? POSTGRESQL : H2)) {
                row.next();
                return row.getDouble(number);
            }
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
