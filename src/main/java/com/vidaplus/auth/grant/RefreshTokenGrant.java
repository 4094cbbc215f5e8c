package com.vidaplus.auth.grant;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.token.RefreshFamily;
import com.vidaplus.auth.token.RefreshTokens;
import com.vidaplus.auth.token.Rotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Refreshing an access token (RFC 6749 §6): the refresh token is replaced, and an account that may no longer sign in ends its family. */
@ApplicationScoped
class RefreshTokenGrant implements Grant {

    static final String GRANT_TYPE = "refresh_token";

    private final RefreshTokens refreshTokens;
    private final Accounts accounts;
    private final TokenMint mint;
    private final Clock clock;

    /** For the client proxy. */
    protected RefreshTokenGrant() {
        this(null, null, null, null);
    }

    @Inject
    RefreshTokenGrant(RefreshTokens refreshTokens, Accounts accounts, TokenMint mint, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.accounts = accounts;
        this.mint = mint;
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
        Rotation rotation = refreshTokens.rotate(request.refreshToken().get(), client.get().id(), continuation::check);
        if (rotation instanceof Rotation.Rotated rotated) {
            return mint.issue(continuation.account, client, rotated.family().session(), continuation.scope)
                    .withRefreshToken(rotated.successor());
        }
        return new TokenResult.Refused(rotation == Rotation.Refused.STOPPED ? Refusal.INVALID_SCOPE : Refusal.INVALID_GRANT);
    }

    /** Decides, while the family is locked, whether it goes on, and keeps what was read for that. */
    private final class Continuation {

        private final TokenRequest request;
        private final Client client;
        private Account account;
        private SortedSet<String> scope;

        Continuation(TokenRequest request, Client client) {
            this.request = request;
            this.client = client;
        }

        Rotation.Check check(RefreshFamily family) {
            Optional<Account> signedIn = accounts.findById(family.accountId())
                    .filter(found -> found.isEnabled() && family.session().beganWith(found.credentialVersion()));
            if (signedIn.isEmpty() || !clock.instant().isBefore(mint.endOf(family.session()))) {
                return Rotation.Check.END;
            }
            account = signedIn.get();
            scope = new TreeSet<>(family.scope());
            scope.retainAll(client.scopes());
            if (!scope.containsAll(request.scope().orElse(scope))) {
                return Rotation.Check.STOP;
            }
            request.scope().ifPresent(scope::retainAll);
            return Rotation.Check.GO_ON;
        }
    }
}
