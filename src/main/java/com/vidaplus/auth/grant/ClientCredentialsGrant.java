package com.vidaplus.auth.grant;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.session.SessionStarts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.SortedSet;

/** A client acting for itself (RFC 6749 §4.4). Only a confidential client may: the id of a public one is no secret. */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {

    private final TokenMint mint;
    private final SessionStarts starts;
    private final AuditLog audit;

    /** For the client proxy. */
    protected ClientCredentialsGrant() {
        this(null, null, null);
    }

    @Inject
    ClientCredentialsGrant(TokenMint mint, SessionStarts starts, AuditLog audit) {
        this.mint = mint;
        this.starts = starts;
        this.audit = audit;
    }

    @Override
    public String grantType() {
        return "client_credentials";
    }

    @Override
    public TokenResult issue(TokenRequest request, Optional<Client> client) {
        if (client.isEmpty() || client.get().isPublic()) {
            return new TokenResult.Refused(client.isEmpty() ? Refusal.INVALID_CLIENT : Refusal.UNAUTHORIZED_CLIENT);
        }
        Optional<SortedSet<String>> scope = request.scopeRule().grant(request.scope(), client);
        if (scope.isEmpty()) {
            return new TokenResult.Refused(Refusal.INVALID_SCOPE);
        }
        if (mint.isTooLong(client.get(), scope.get())) {
            audit.record(AuditEvent.of(AuditType.CLIENT_REFUSED).on(client.get().id()).because("token-too-long"), request.source().prefix());
            return new TokenResult.Refused(Refusal.TOKEN_TOO_LONG);
        }
        TokenResult issued = mint.issue(client.get(), scope.get());
        SessionStarts.Change change = starts.changeOf(Optional.empty(), client);
        if (change != SessionStarts.Change.NONE) {
            audit.record(AuditEvent.of(AuditType.CLIENT_REFUSED).on(client.get().id()).because(EndedMeanwhile.reason(change)),
                    request.source().prefix());
            return new TokenResult.Refused(EndedMeanwhile.refusal(change));
        }
        audit.record(AuditEvent.of(AuditType.CLIENT_SIGN_IN).byClient(client.get().id()).through(client.map(Client::id)));
        return issued;
    }
}
