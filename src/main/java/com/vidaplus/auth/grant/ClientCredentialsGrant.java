package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.SortedSet;

/** A client acting for itself (RFC 6749 §4.4). Only a confidential client may: the id of a public one is no secret. */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {

    private final TokenMint mint;
    private final AuditLog audit;

    /** For the client proxy. */
    protected ClientCredentialsGrant() {
        this(null, null);
    }

    @Inject
    ClientCredentialsGrant(TokenMint mint, AuditLog audit) {
        this.mint = mint;
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
        TokenResult.Issued issued = mint.issue(client.get(), scope.get());
        audit.record(AuditEvent.of(AuditType.CLIENT_SIGN_IN).byClient(client.get().id()).through(client.map(Client::id)));
        return issued;
    }
}
