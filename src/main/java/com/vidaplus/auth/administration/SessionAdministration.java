package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.AccountChanges;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.session.AccountSessions;
import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.session.SessionCursor;
import com.vidaplus.auth.token.Principal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of an account. A session with a refresh family is stored, and can be listed and ended by itself. The sessions of the API
 * door are in their tokens alone, and end together.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionAdministration {

    @Inject
    private Accounts accounts;

    @Inject
    private AccountChanges changes;

    @Inject
    private AccountSessions sessions;

    @Inject
    private RecordedChange recorded;

    /**
     * A page of the refresh families that are alive, newest first.
     *
     * @param after where the page before ended
     * @param limit how many at most
     * @return the page, or empty if no account matches
     */
    public Optional<List<RefreshFamily>> page(String accountId, SessionCursor after, int limit) {
        return accounts.findById(accountId).map(account -> sessions.alive(accountId, after, limit));
    }

    /**
     * Ends one session with its refresh family.
     *
     * @param by the caller
     * @return whether the account had a live session with that {@code sid}
     */
    public boolean end(Principal by, String accountId, String sid) {
        return recorded.make(() -> sessions.end(accountId, sid), by.does(AuditEvent.of(AuditType.SESSION_ENDED)).on(accountId).in(sid));
    }

    /**
     * Ends all sessions of both doors, at once and on every node.
     *
     * @param by the caller
     * @return whether there is such an account
     */
    public boolean endAll(Principal by, String accountId) {
        return recorded.make(() -> changes.endSessions(accountId), by.does(AuditEvent.of(AuditType.SESSIONS_ENDED)).on(accountId));
    }
}
