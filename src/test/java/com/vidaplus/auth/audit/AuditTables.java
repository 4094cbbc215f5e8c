package com.vidaplus.auth.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the audit tables as {@link AuditTrail} does, from beside the service. */
public final class AuditTables {

    private final Connection connection;

    /** @param connection with a transaction open, where something is to be tampered with and put right again */
    public AuditTables(Connection connection) {
        this.connection = connection;
    }

    public AuditVerification verify() throws SQLException {
        return new ChainVerification(connection).verify();
    }

    public List<AuditEntry> find(AuditQuery query) throws SQLException {
        return new EntryRows(connection).find(query);
    }
}
