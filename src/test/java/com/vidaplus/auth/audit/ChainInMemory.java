package com.vidaplus.auth.audit;

import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.audit.verification.EntryRows;
import com.vidaplus.auth.platform.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The audit tables in an H2 of the test's own, chains in them, and somebody who tampers with them. */
public final class ChainInMemory implements AutoCloseable {

    private final JdbcDataSource database = new JdbcDataSource();
    private final Connection connection;
    private long now = 1_000;

    public ChainInMemory() throws SQLException {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        connection = database.getConnection();
        execute("RUNSCRIPT FROM 'classpath:db/migration/V4__audit.sql'");
        execute("RUNSCRIPT FROM 'classpath:db/migration/V9__audit_pending.sql'");
    }

    /** The way to the tables. */
    public Sql sql() {
        return new Sql(database);
    }

    /** Begins a chain, as a node does that starts. */
    public Chain begin() {
        return beginAfter(Optional.empty());
    }

    /** Begins a chain, as a node does that knows how far it wrote the one before. */
    Chain beginAfter(Optional<Chain> left) {
        return sql().inTransaction(transaction -> new ChainRows(transaction).begin("node", now++, left));
    }

    /** Appends sign-ins, all in one batch. */
    public Chain append(Chain chain, int count) {
        List<AuditEntry> entries = new ArrayList<>();
        Chain end = chain;
        for (int i = 0; i < count; i++) {
            AuditEntry entry = AuditEntry.next(end, now++, AuditEvent.of(AuditType.SIGN_IN).by("account-" + now).on("account-" + now));
            entries.add(entry);
            end = end.endingIn(entry);
        }
        return sql().inTransaction(transaction -> new ChainRows(transaction).append(chain, entries));
    }

    public AuditVerification verify() throws SQLException {
        return new AuditTables(sql()).verify();
    }

    /** By parts of so many rows. */
    public AuditVerification verify(int limit) {
        return new AuditTables(sql()).verify(limit);
    }

    public List<AuditEntry> find(AuditQuery query) throws SQLException {
        return new EntryRows(sql()).find(query);
    }

    public List<AuditEntry> entries(Chain chain) throws SQLException {
        return new EntryRows(sql()).of(chain.id(), 0, 10_000);
    }

    public Connection connection() {
        return connection;
    }

    public void execute(String sql, Object... parameters) throws SQLException {
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
