package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.database.DatabaseTime;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessToken;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.TokenStatus;
import com.vidaplus.auth.token.TokenStatuses;
import com.vidaplus.auth.token.VerifiedToken;
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
 * Gives a new access token for one that is still good: the API door's sliding session. Account and client are read again, so groups and
 * enabled state are those of now; {@code sid} and {@code auth_time} stay, and the session ends where it would have ended. A session that
 * began at the OAuth door can go on there only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionRenewal {

    @Inject
    AccessTokens tokens;

    @Inject
    TokenStatuses statuses;

    @Inject
    TokenMint mint;

    @Inject
    AuditLog audit;

    @Inject
    DatabaseTime time;

    /**
     * @param presented the access token as the client sent it
     * @param source    where the request comes from
     * @return a new token; {@link Refusal#CLOCK_OFF} if this node gives none; {@link Refusal#INVALID_GRANT} for every other reason
     */
    public TokenResult renew(String presented, Source source) {
        if (!time.agrees()) {
            return new TokenResult.Refused(Refusal.CLOCK_OFF);
        }
        Optional<VerifiedToken> verified = tokens.verify(presented);
        if (verified.isEmpty()) {
            return refused(AuditEvent.of(AuditType.REFRESH_REFUSED).because("access-token-not-valid"), source);
        }
        AccessToken token = verified.get().token();
        TokenStatus status = statuses.of(verified.get());
        if (!status.keyIsStored()) {
            return refused(AuditEvent.of(AuditType.REFRESH_REFUSED).because("access-token-not-valid"), source);
        }
        if (status.isRevoked() || status.hasFamily()) {
            // A session with a refresh family goes on by refresh tokens only: otherwise a client could avoid their rotation.
            return refused(about(AuditType.REFRESH_REFUSED, token).because("session-revoked-or-with-refresh-tokens"), source);
        }
        if (!beganAtThisDoor(token)) {
            return refused(about(AuditType.REFRESH_REFUSED, token).because("session-of-another-door"), source);
        }
        return goOn(token, status, source).orElseGet(() -> refused(about(AuditType.REFRESH_REFUSED, token).because("session-ended"), source));
    }

    /** The OAuth door knows no sign-in without a client, so a token without a client is this door's; any other must name this door. */
    private static boolean beganAtThisDoor(AccessToken token) {
        return token.clientId().isEmpty() || token.session().filter(Session::beganAtApiDoor).isPresent();
    }

    private Optional<TokenResult> goOn(AccessToken token, TokenStatus status, Source source) {
        Optional<Session> session = token.session().filter(s -> time.instant().isBefore(mint.endOf(s)));
        Optional<Account> account = session.flatMap(status::accountOf);
        Optional<Client> client = status.clientOf(token);
        boolean clientGone = token.clientId().isPresent() && client.isEmpty();
        boolean forUs = !Collections.disjoint(token.audience(), mint.audience(client));
        return account.filter(known -> !clientGone && forUs).map(known -> {
            SortedSet<String> scope = new TreeSet<>(token.scope());
            scope.retainAll(client.map(Client::scopes).orElseGet(TreeSet::new));
            if (mint.isTooLong(known, client, session.get(), scope)) {
                return refused(about(AuditType.REFRESH_REFUSED, token).because("token-too-long"), source);
            }
            TokenResult renewed = mint.issue(known, client, session.get(), scope);
            audit.record(about(AuditType.REFRESH, token).by(known.id()));
            return renewed;
        });
    }

    private TokenResult refused(AuditEvent event, Source source) {
        audit.record(event, source.prefix());
        return new TokenResult.Refused(Refusal.INVALID_GRANT);
    }

    private static AuditEvent about(AuditType type, AccessToken token) {
        return new AuditEvent(type, Optional.empty(), token.uid(), token.clientId(), token.session().map(Session::sid), new TreeMap<>());
    }
}
