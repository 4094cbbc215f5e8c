package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.EventQueue;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads what was recorded, and finds out whether it is still what was recorded. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTrail {

    /** How many entries one call verifies at the most: some seconds' work. */
    public static final int MAX_VERIFIED = 100_000;

    @Inject
    private Sql sql;

    @Inject
    private EventQueue queue;

    /**
     * @return a page, newest first; the next one begins {@link AuditQuery#after} the {@link AuditEntry#cursor} of its last entry
     */
    public List<AuditEntry> search(AuditQuery query) {
        return new EntryRows(sql).find(query);
    }

    /**
     * Verifies part of what there is, a thousand entries at a time, while nodes go on writing: about four seconds for 100,000 entries.
     *
     * <p>The verification finds and names a changed, removed, added or moved entry, a removed tail and a removed chain. Even a removed tail
     * of the chain that this node writes is found, since the node knows how far it has written. The tables alone do not show that an
     * attacker with write access has rewritten everything from some entry on, links included. An operator finds such a rewrite by comparing
     * the tables with the log.
     *
     * @param after where the verification before has stopped; empty to begin
     * @param limit how many entries to read, 1 to {@value #MAX_VERIFIED}
     */
    public AuditVerification verify(Optional<VerificationCursor> after, int limit) {
        return new ChainVerification(sql, queue.left()).verify(after.orElseGet(VerificationCursor::start),
                Math.max(1, Math.min(limit, MAX_VERIFIED)));
    }
}
