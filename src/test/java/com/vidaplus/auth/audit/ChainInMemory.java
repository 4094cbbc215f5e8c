package com.vidaplus.auth.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The audit tables in an H2 of the test's own, chains in them, and somebody who tampers with them. */
final class ChainInMemory implements AutoCloseable {

    private final Connection connection;
    private long now = 1_000;

    ChainInMemory() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        execute("RUNSCRIPT FROM 'classpath:db/migration/V4__audit.sql'");
    }

    /** Begins a chain, as a node does that starts. */
    Chain begin() throws SQLException {
        return new ChainRows(connection).begin("node", now++);
    }

    /** Appends sign-ins, all in one batch. */
    Chain append(Chain chain, int count) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        Chain end = chain;
        for (int i = 0; i < count; i++) {
            AuditEntry entry = AuditEntry.next(end, now++, AuditEvent.of(AuditType.SIGN_IN).by("account-" + now).on("account-" + now));
            entries.add(entry);
            end = end.endingIn(entry);
        }
        return new ChainRows(connection).append(chain, entries);
    }

    AuditVerification verify() throws SQLException {
        return new ChainVerification(connection).verify();
    }

    List<AuditEntry> find(AuditQuery query) throws SQLException {
        return new EntryRows(connection).find(query);
    }

    List<AuditEntry> entries(Chain chain) throws SQLException {
        return new EntryRows(connection).of(chain.id(), 0, 10_000);
    }

    /** What the container does around a bean's method. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
