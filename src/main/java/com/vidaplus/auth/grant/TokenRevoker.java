package com.vidaplus.auth.grant;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.credential.ClientCheck;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.ClientVerdict;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.database.DatabaseTime;
import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.session.RefreshTokens;
import com.vidaplus.auth.session.Revocations;
import com.vidaplus.auth.session.Session;
import com.vidaplus.auth.token.AccessTokens;
import com.vidaplus.auth.token.TokenStatuses;
import com.vidaplus.auth.token.VerifiedToken;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Token revocation (RFC 7009). After the answer no node accepts the token, its session, or its refresh family any more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenRevoker {

    /** The time for which a revocation is kept is stored in whole seconds. */
    private static final Duration ROUNDED_UP = Duration.ofNanos(999_999_999);

    @Inject
    ClientCheck clients;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Revocations revocations;

    @Inject
    TokenStatuses statuses;

    @Inject
    TokenMint mint;

    @Inject
    AuditLog audit;

    @Inject
    DatabaseTime time;

    /**
     * Looks for both kinds of token, so a wrong {@code token_type_hint} costs nothing (RFC 7009 §2.1). A token that is unknown, or that
     * this client may not revoke, is left alone without an error.
     *
     * @param presented the token as the client sent it
     * @param source    where the request comes from
     * @return the outcome of the client's authentication; the client learns no more
     */
    public ClientVerdict revoke(ClientCredentials credentials, String presented, Source source) {
        ClientVerdict verdict = clients.authenticate(credentials, source);
        if (verdict instanceof ClientVerdict.Authenticated authenticated) {
            revoke(authenticated.client(), presented);
        }
        return verdict;
    }

    private void revoke(Client client, String presented) {
        Optional<RefreshFamily> family = refreshTokens.revoke(presented,
                known -> mayRevoke(client, Optional.of(known.clientId())));
        if (family.isPresent()) {
            family.filter(known -> mayRevoke(client, Optional.of(known.clientId())))
                    .ifPresent(known -> record(client, Optional.of(known.accountId()), Optional.of(known.session())));
            return;
        }
        accessTokens.verify(presented).filter(known -> mayRevoke(client, known.token().clientId()) && statuses.of(known).keyIsStored())
                .ifPresent(known -> {
                    revoke(known);
                    record(client, known.token().uid(), known.token().session());
                });
    }

    private void record(Client client, Optional<String> subject, Optional<Session> session) {
        audit.record(new AuditEvent(AuditType.TOKEN_REVOKED, Optional.of(client.id()), subject, Optional.of(client.id()),
                session.map(Session::sid), new TreeMap<>()));
    }

    private static boolean mayRevoke(Client client, Optional<String> owner) {
        return client.mayIntrospect() && !client.isPublic() || owner.equals(Optional.of(client.id()));
    }

    private void revoke(VerifiedToken verified) {
        Instant now = time.instant();
        Duration remembered = Duration.between(now, mint.endOfAll(verified.token(), now)).plus(ROUNDED_UP);
        try {
            revocations.revoke(verified.revocationId(), remembered);
        } catch (RuntimeException e) {
            if (!isRevoked(verified, e)) {
                throw e;
            }
        }
    }

    /** Whether another request revoked the token at the same moment; if that cannot be found out, the first failure is reported. */
    private boolean isRevoked(VerifiedToken verified, RuntimeException first) {
        try {
            return statuses.of(verified).isRevoked();
        } catch (RuntimeException second) {
            first.addSuppressed(second);
            return false;
        }
    }
}
