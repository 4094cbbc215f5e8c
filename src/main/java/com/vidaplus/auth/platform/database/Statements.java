package com.vidaplus.auth.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements over one connection. Parameters are strings, numbers, booleans, instants or null, in the order of their question marks.
 * Every method throws {@link IllegalStateException} with the database's exception as its cause where the database refuses a statement.
 */
public final class Statements {

    private static final Set<String> KEY_TAKEN = Set.of("23505");
    /** The key is taken, or the row that was referred to is gone, in PostgreSQL's words and in H2's. */
    private static final Set<String> KEY_TAKEN_OR_PARENT_GONE = Set.of("23505", "23503", "23506");

    private final Connection connection;
    private final int seconds;

    /** @param seconds after which the database gives up a statement; 0 for the limit that the driver has anyway */
    Statements(Connection connection, int seconds) {
        this.connection = connection;
        this.seconds = seconds;
    }

    /**
     * Runs an INSERT, UPDATE or DELETE.
     *
     * @return how many rows it affected
     */
    public int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Runs an INSERT of one row. After a false on PostgreSQL, a transaction of several statements can only be rolled back.
     *
     * @return false where a row with the same key is there already, or where the statement's own condition left the row out
     */
    public boolean insert(String sql, Object... parameters) {
        return one(sql, KEY_TAKEN, parameters);
    }

    /**
     * Runs an INSERT of one row that refers to another. After a false on PostgreSQL, a transaction of several statements can only be rolled
     * back.
     *
     * @return false where {@link #insert} gives it, or where the row that is referred to has been deleted meanwhile
     */
    public boolean insertChild(String sql, Object... parameters) {
        return one(sql, KEY_TAKEN_OR_PARENT_GONE, parameters);
    }

    /**
     * Runs an UPDATE of one row. After a false on PostgreSQL, a transaction of several statements can only be rolled back.
     *
     * @return false where no row matches, or where another row has the new key already
     */
    public boolean updateOne(String sql, Object... parameters) {
        return one(sql, KEY_TAKEN, parameters);
    }

    private boolean one(String sql, Set<String> refusals, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (refusals.contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw failure(e);
        }
    }

    /**
     * Runs one INSERT, UPDATE or DELETE for each list of parameters, in as few round trips as the driver needs.
     *
     * @return how many rows each affected
     */
    public int[] batch(String sql, List<Object[]> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : parameters) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** @return the first row of a SELECT, or empty if it has none */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... parameters) {
        return read(sql, row -> row.next() ? Optional.of(mapper.map(row)) : Optional.empty(), parameters);
    }

    /** @return what the reader made of all rows of a SELECT, for a value that takes several rows */
    public <T> T read(String sql, RowsReader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters); ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** @return every row of a SELECT, in its order; the statement bounds their number */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) {
        return read(sql, row -> {
            List<T> values = new ArrayList<>();
            while (row.next()) {
                values.add(mapper.map(row));
            }
            return values;
        }, parameters);
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
            bind(statement, parameters);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("The database refused a statement: " + e.getSQLState(), e);
    }
}
