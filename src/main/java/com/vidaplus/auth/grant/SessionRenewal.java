package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.Clients;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.platform.DatabaseTime;
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
    private DatabaseTime time;

    /**
     * @param presented the access token as it came
     * @return a new one; {@link Refusal#CLOCK_OFF} where this node gives none; {@link Refusal#INVALID_GRANT} for every other reason
     */
    public TokenResult renew(String presented) {
        if (!time.agrees()) {
            return new TokenResult.Refused(Refusal.CLOCK_OFF);
        }
        Optional<AccessToken> token = tokens.verify(presented);
        if (token.isEmpty()) {
            return refused(AuditEvent.of(AuditType.REFRESH_REFUSED).because("access-token-not-valid"));
        }
        if (!revocations.maySlide(token.get())) {
            return refused(about(AuditType.REFRESH_REFUSED, token.get()).because("session-revoked-or-with-refresh-tokens"));
        }
        Optional<TokenResult> renewed = renew(token.get());
        if (renewed.isEmpty()) {
            return refused(about(AuditType.REFRESH_REFUSED, token.get()).because("session-ended"));
        }
        audit.record(about(AuditType.REFRESH, token.get()).by(token.get().uid().orElseThrow()));
        return renewed.get();
    }

    private TokenResult refused(AuditEvent event) {
        audit.record(event);
        return new TokenResult.Refused(Refusal.INVALID_GRANT);
    }

    private static AuditEvent about(AuditType type, AccessToken token) {
        return new AuditEvent(type, Optional.empty(), token.uid(), token.clientId(), token.session().map(Session::sid), new TreeMap<>());
    }

    private Optional<TokenResult> renew(AccessToken token) {
        Optional<Session> session = token.session().filter(s -> time.instant().isBefore(mint.endOf(s)));
        Optional<Account> account = session.flatMap(s -> token.uid().flatMap(accounts::findById)
                .filter(a -> a.isEnabled() && s.beganWith(a.credentialVersion())));
        Optional<Client> client = token.clientId().flatMap(clients::find).filter(Client::isEnabled);
        boolean clientGone = token.clientId().isPresent() && client.isEmpty();
        boolean forUs = !Collections.disjoint(token.audience(), mint.audience(client));
        if (account.isEmpty() || clientGone || !forUs) {
            return Optional.empty();
        }
        SortedSet<String> scope = new TreeSet<>(token.scope());
        scope.retainAll(client.map(Client::scopes).orElseGet(TreeSet::new));
        return Optional.of(mint.issue(account.get(), client, session.get(), scope));
    }
}
