package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads by one SELECT outside of any transaction of its own, which is one round trip to the database. */
@ApplicationScoped
public class OneStatement {

    private final DataSource dataSource;

    /** For the client proxy. */
    protected OneStatement() {
        this(null);
    }

    /** @param dataSource that connections are taken from */
    @Inject
    public OneStatement(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Makes of the rows what is asked for.
     *
     * @param <T> what that is
     */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads while the connection is held.
         *
         * @param rows before the first
         */
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Reads.
     *
     * @param what       is read, for the message of the exception
     * @param select     the statement
     * @param parameters of the statement, each possibly null
     * @return what the reader gave
     * @throws IllegalStateException where the database does not answer
     */
    public <T> T read(String what, String select, Reader<T> reader, String... parameters) {
        try (Connection connection = dataSource.getConnection(); PreparedStatement statement = connection.prepareStatement(select)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(what + " could not be read", e);
        }
    }
}
