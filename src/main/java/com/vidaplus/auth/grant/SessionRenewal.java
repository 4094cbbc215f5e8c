package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.Clients;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.platform.DatabaseTime;
import com.vidaplus.auth.platform.OneTransaction;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.Revocations;
import com.vidaplus.auth.token.Session;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives a new access token for one that is still good: the API door's sliding session. Account and client are read again, so groups
 * and enabled state are those of now; {@code sid} and {@code auth_time} stay, and the session ends where it would have ended.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionRenewal {

    @Inject
    private AccessTokens tokens;

    @Inject
    private Revocations revocations;

    @Inject
    private Accounts accounts;

    @Inject
    private Clients clients;

    @Inject
    private TokenMint mint;

    @Inject
    private AuditLog audit;

    @Inject
    private OneTransaction transaction;

    @Inject
    private DatabaseTime time;

    /**
     * @param presented the access token as it came
     * @return a new one; {@link Refusal#CLOCK_OFF} where this node gives none; {@link Refusal#INVALID_GRANT} for every other reason
     */
    public TokenResult renew(String presented) {
        if (!time.agrees()) {
            return new TokenResult.Refused(Refusal.CLOCK_OFF);
        }
        Standing standing = transaction.of(() -> look(presented));
        if (standing instanceof Ended ended) {
            audit.record(ended.event());
            return new TokenResult.Refused(Refusal.INVALID_GRANT);
        }
        GoingOn now = (GoingOn) standing;
        SortedSet<String> scope = new TreeSet<>(now.token().scope());
        scope.retainAll(now.client().map(Client::scopes).orElseGet(TreeSet::new));
        TokenResult renewed = mint.issue(now.account(), now.client(), now.session(), scope);
        audit.record(about(AuditType.REFRESH, now.token()).by(now.account().id()));
        return renewed;
    }

    private Standing look(String presented) {
        Optional<AccessToken> token = tokens.verify(presented);
        if (token.isEmpty()) {
            return new Ended(AuditEvent.of(AuditType.REFRESH_REFUSED).because("access-token-not-valid"));
        }
        if (!revocations.maySlide(token.get())) {
            return new Ended(about(AuditType.REFRESH_REFUSED, token.get()).because("session-revoked-or-with-refresh-tokens"));
        }
        return goOn(token.get()).orElseGet(() -> new Ended(about(AuditType.REFRESH_REFUSED, token.get()).because("session-ended")));
    }

    private Optional<Standing> goOn(AccessToken token) {
        Optional<Session> session = token.session().filter(s -> time.instant().isBefore(mint.endOf(s)));
        Optional<Account> account = session.flatMap(s -> token.uid().flatMap(accounts::findById)
                .filter(a -> a.isEnabled() && s.beganWith(a.credentialVersion())));
        Optional<Client> client = token.clientId().flatMap(clients::find).filter(Client::isEnabled);
        boolean clientGone = token.clientId().isPresent() && client.isEmpty();
        boolean forUs = !Collections.disjoint(token.audience(), mint.audience(client));
        return account.filter(known -> !clientGone && forUs).map(known -> new GoingOn(token, session.get(), known, client));
    }

    private static AuditEvent about(AuditType type, AccessToken token) {
        return new AuditEvent(type, Optional.empty(), token.uid(), token.clientId(), token.session().map(Session::sid), new TreeMap<>());
    }

    /** How it stands with a session, as read in one transaction. */
    private sealed interface Standing {
    }

    private record Ended(AuditEvent event) implements Standing {
    }

    private record GoingOn(AccessToken token, Session session, Account account, Optional<Client> client) implements Standing {
    }
}
