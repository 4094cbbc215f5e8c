package com.vidaplus.auth.audit;

import com.vidaplus.auth.audit.verification.AuditFinding;
import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.audit.verification.AuditTrail;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.audit.verification.ChainVerification;
import com.vidaplus.auth.audit.verification.EntryRows;
import com.vidaplus.auth.audit.verification.VerificationCursor;
import com.vidaplus.auth.platform.database.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the audit tables as {@link AuditTrail} does, from beside the service. */
public final class AuditTables {

    private final Sql sql;

    /** @param connection with a transaction open, where something is to be tampered with and put right again; the caller closes it */
    public AuditTables(Connection connection) {
        this(new Sql(always(connection)));
    }

    AuditTables(Sql sql) {
        this.sql = sql;
    }

    /** Verifies everything, by as many parts as that takes. */
    public AuditVerification verify() {
        return verify(AuditTrail.MAX_VERIFIED);
    }

    /** @param limit of each part */
    AuditVerification verify(int limit) {
        List<AuditFinding> findings = new ArrayList<>();
        long chains = 0;
        long entries = 0;
        long found = 0;
        Optional<VerificationCursor> place = Optional.of(VerificationCursor.start());
        while (place.isPresent()) {
            AuditVerification part = new ChainVerification(sql, Optional.empty()).verify(place.get(), limit);
            chains += part.chains();
            entries += part.entries();
            found += part.found();
            findings.addAll(part.findings());
            place = part.next().map(next -> VerificationCursor.parse(next.toString()).orElseThrow());
        }
        return new AuditVerification(chains, entries, findings, found, Optional.empty());
    }

    public List<AuditEntry> find(AuditQuery query) {
        return new EntryRows(sql).find(query);
    }

    /** One connection for every call, which nobody but its owner closes. */
    private static DataSource always(Connection connection) {
        Connection shared = (Connection) Proxy.newProxyInstance(AuditTables.class.getClassLoader(), new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    try {
                        return "close".equals(method.getName()) ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(AuditTables.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    if ("getConnection".equals(method.getName())) {
                        return shared;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
