package com.vidaplus.auth.grant;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.session.RefreshTokenLock;
import com.vidaplus.auth.session.RefreshTokenStatus;
import com.vidaplus.auth.session.RefreshTokens;
import com.vidaplus.auth.session.Rotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Refreshing an access token (RFC 6749 §6): the refresh token is replaced, and an account that may no longer sign in ends its family. */
@ApplicationScoped
class RefreshTokenGrant implements Grant {

    static final String GRANT_TYPE = "refresh_token";

    private final RefreshTokens refreshTokens;
    private final RefreshTokenLock lock;
    private final TokenMint mint;
    private final AuditLog audit;
    private final Clock clock;

    /** For the client proxy. */
    protected RefreshTokenGrant() {
        this(null, null, null, null, null);
    }

    @Inject
    RefreshTokenGrant(RefreshTokens refreshTokens, RefreshTokenLock lock, TokenMint mint, AuditLog audit, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.lock = lock;
        this.mint = mint;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String grantType() {
        return GRANT_TYPE;
    }

    @Override
    public TokenResult issue(TokenRequest request, Optional<Client> client) {
        if (request.refreshToken().isEmpty()) {
            return new TokenResult.Refused(Refusal.INVALID_REQUEST);
        }
        if (client.isEmpty()) {
            return new TokenResult.Refused(Refusal.INVALID_CLIENT);
        }
        Continuation continuation = new Continuation(request, client.get());
        String presented = request.refreshToken().get();
        Optional<Rotation> turn = lock.run(presented,
                () -> refreshTokens.rotate(presented, client.get().id(), continuation::check));
        return turn.map(rotation -> answer(rotation, continuation, client)).orElse(new TokenResult.Refused(Refusal.OVERLOADED));
    }

    private TokenResult answer(Rotation rotation, Continuation continuation, Optional<Client> client) {
        if (rotation instanceof Rotation.Rotated rotated) {
            RefreshFamily family = rotated.status().family();
            TokenResult issued = mint.issue(rotated.status().account(), client, family, continuation.scope)
                    .withRefreshToken(rotated.successor());
            audit.record(about(AuditType.REFRESH, family, client).by(family.accountId()));
            return issued;
        }
        Rotation.Refused refused = (Rotation.Refused) rotation;
        audit.record(refusal(refused, client), continuation.request.source().prefix());
        return new TokenResult.Refused(refused.reason() == Rotation.Reason.STOPPED ? continuation.refusal : Refusal.INVALID_GRANT);
    }

    private static AuditEvent refusal(Rotation.Refused refused, Optional<Client> client) {
        AuditType type = refused.reason() == Rotation.Reason.REPLAYED ? AuditType.REFRESH_TOKEN_REPLAYED : AuditType.REFRESH_REFUSED;
        return refused.family().map(family -> about(type, family, client)).orElse(AuditEvent.of(type).through(client.map(Client::id)))
                .because("refresh-token-" + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static AuditEvent about(AuditType type, RefreshFamily family, Optional<Client> client) {
        return AuditEvent.of(type).on(family.accountId()).through(client.map(Client::id)).in(family.session().sid());
    }

    /** Decides whether the family goes on, and keeps the scope for that, or the reason why this request was stopped. */
    private final class Continuation {

        private final TokenRequest request;
        private final Client client;
        private SortedSet<String> scope;
        private Refusal refusal = Refusal.INVALID_SCOPE;

        Continuation(TokenRequest request, Client client) {
            this.request = request;
            this.client = client;
        }

        Rotation.Check check(RefreshTokenStatus status) {
            if (!status.goesOn() || !clock.instant().isBefore(mint.endOf(status.family().session()))) {
                return Rotation.Check.END;
            }
            scope = new TreeSet<>(status.family().scope());
            scope.retainAll(client.scopes());
            if (!scope.containsAll(request.scope().orElse(scope))) {
                return Rotation.Check.STOP;
            }
            request.scope().ifPresent(scope::retainAll);
            if (mint.isTooLong(status.account(), Optional.of(client), status.family().session(), scope)) {
                refusal = Refusal.TOKEN_TOO_LONG;
                return Rotation.Check.STOP;
            }
            return Rotation.Check.GO_ON;
        }
    }
}
