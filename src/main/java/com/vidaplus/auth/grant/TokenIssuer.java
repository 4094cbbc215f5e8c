package com.vidaplus.auth.grant;

import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.credential.ClientCheck;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.ClientVerdict;
import com.vidaplus.auth.platform.database.DatabaseTime;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gives tokens: authenticates the client where one is named, then hands the request to the grant that its {@code grant_type} names.
 * No transaction spans a call, since a database connection must not be held while a password is hashed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenIssuer {

    @Inject
    ClientCheck clients;

    @Inject
    DatabaseTime time;

    @Inject
    @Any
    Instance<Grant> grants;

    private final Map<String, Grant> byType = new HashMap<>();

    @PostConstruct
    void collectGrants() {
        grants.forEach(grant -> byType.put(grant.grantType(), grant));
    }

    /**
     * @param request as either door understood it; a door that insists on a client has made sure that one is named
     * @return a token or the reason why not, never null
     */
    public TokenResult issue(TokenRequest request) {
        if (!time.agrees()) {
            return new TokenResult.Refused(Refusal.CLOCK_OFF);
        }
        if (request.client().isEmpty()) {
            return issue(request, Optional.empty());
        }
        ClientVerdict verdict = clients.authenticate(request.client().get(), request.source());
        if (verdict instanceof ClientVerdict.Authenticated authenticated) {
            return issue(request, Optional.of(authenticated.client()));
        }
        return verdict instanceof ClientVerdict.Throttled throttled ? new TokenResult.Throttled(throttled.seconds())
                : new TokenResult.Refused(Refusal.INVALID_CLIENT);
    }

    /** Whether the credentials name a registered client, enabled or not; the secret is not checked. */
    public boolean knows(ClientCredentials credentials) {
        return clients.knows(credentials);
    }

    private TokenResult issue(TokenRequest request, Optional<Client> client) {
        Grant grant = byType.get(request.grantType());
        if (grant == null) {
            return new TokenResult.Refused(Refusal.UNSUPPORTED_GRANT_TYPE);
        }
        if (client.isPresent() && !client.get().mayUse(request.grantType())) {
            return new TokenResult.Refused(Refusal.UNAUTHORIZED_CLIENT);
        }
        return grant.issue(request, client);
    }

    /** Every {@code grant_type} that there is a grant for, in a stable order. */
    public SortedSet<String> grantTypes() {
        return new TreeSet<>(byType.keySet());
    }
}
