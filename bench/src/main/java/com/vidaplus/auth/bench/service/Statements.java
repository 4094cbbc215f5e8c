package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.harness.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Counts the statements that run in a database, by {@code pg_stat_statements}: those that read or change rows, and transactions
 * apart, by their beginnings: PostgreSQL 14 misses most ends. A statement outside of any, which is one by itself, is not among them.
 *
 * @param database whose statements are counted
 */
record Statements(Database database) {

    /**
     * How many since the last {@link #reset()}.
     *
     * @param rows         that read or change rows
     * @param transactions that were begun
     */
    record Count(long rows, long transactions) {
    }

    void reset() {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            statement.execute("SELECT pg_stat_statements_reset()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Count count() {
        String sql = "SELECT COALESCE(SUM(calls) FILTER (WHERE query ~* '^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE)'), 0),"
                + " COALESCE(SUM(calls) FILTER (WHERE query ~* '^\\s*BEGIN'), 0) FROM pg_stat_statements"
                + " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = CURRENT_DATABASE()) AND query !~* 'pg_stat_statements'";
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Count(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
