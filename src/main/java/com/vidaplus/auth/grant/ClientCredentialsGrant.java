package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.SortedSet;

/** A client acting for itself (RFC 6749 §4.4). Only a confidential client may: the id of a public one is no secret. */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {

    private final TokenMint mint;

    /** For the client proxy. */
    protected ClientCredentialsGrant() {
        this(null);
    }

    @Inject
    ClientCredentialsGrant(TokenMint mint) {
        this.mint = mint;
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
        return mint.issue(client.get(), scope.get());
    }
}
