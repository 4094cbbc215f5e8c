package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.token.RefreshFamilies;
import com.vidaplus.auth.token.RefreshFamily;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of an account. Those with a refresh family are stored and can be listed and ended one by one; the API door's are in their
 * tokens alone, and end together.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionAdministration {

    @Inject
    private Accounts accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private RefreshFamilies families;

    @Inject
    private AuditLog audit;

    /** The refresh families that are alive; nothing where there is no such account. */
    public Optional<List<RefreshFamily>> list(String accountId) {
        return accounts.findById(accountId).map(account -> families.of(accountId));
    }

    /**
     * Ends one session with its refresh family.
     *
     * @param by who asks
     * @return whether the account had such a one
     */
    public boolean end(Principal by, String accountId, String sid) {
        boolean ended = families.end(accountId, sid);
        if (ended) {
            audit.record(AuditEvent.of(AuditType.SESSION_ENDED).by(by.id()).on(accountId).in(sid));
        }
        return ended;
    }

    /**
     * Ends all sessions of both doors, at once and on every node.
     *
     * @param by who asks
     * @return whether there is such an account
     */
    public boolean endAll(Principal by, String accountId) {
        boolean ended = changes.endSessions(accountId);
        if (ended) {
            audit.record(AuditEvent.of(AuditType.SESSIONS_ENDED).by(by.id()).on(accountId));
        }
        return ended;
    }
}
