package com.vidaplus.auth.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads what was recorded, and finds out whether it is still what was recorded. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTrail {

    @Inject
    private DataSource dataSource;

    /**
     * @return a page, newest first; the next one begins {@link AuditQuery#after} the {@link AuditEntry#cursor} of its last entry
     */
    public List<AuditEntry> search(AuditQuery query) {
        return read(connection -> new EntryRows(connection).find(query));
    }

    /**
     * Reads every entry there is, a page at a time, while nodes go on writing: most of a minute for a million of them.
     *
     * <p>It finds a changed, removed, added or moved entry, a removed tail and a removed chain, and names it. What it cannot find in the
     * tables alone: that somebody who may write to them has rewritten all of it from some entry on, links included. Hold the log
     * against it for that.
     */
    public AuditVerification verify() {
        return read(connection -> new ChainVerification(connection).verify());
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit tables could not be read", e);
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
