package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Says whether an access token counts now. The token must be well signed and not expired. Its account, client, session and refresh family
 * must not have ended since the token was issued. The database is asked every time, so a token that has ended on any node has ended here.
 */
@ApplicationScoped
public class ActiveTokens {

    private final AccessTokens tokens;
    private final TokenStatuses statuses;

    /** For the client proxy. */
    protected ActiveTokens() {
        this(null, null);
    }

    @Inject
    ActiveTokens(AccessTokens tokens, TokenStatuses statuses) {
        this.tokens = tokens;
        this.statuses = statuses;
    }

    /**
     * @param compact as presented, of any form
     * @return the token, or empty if it does not count, for any reason
     */
    public Optional<ActiveToken> find(String compact) {
        return tokens.verify(compact).flatMap(verified -> active(verified.token(), statuses.of(verified)));
    }

    /**
     * As {@link #find}, for a token that is presented in order to use this service itself. A token for another audience alone does not
     * count here: its receiver could otherwise administer the service.
     *
     * @param compact as presented, of any form
     * @return the token, or empty if it does not count, or its {@code aud} does not have the URL of this service
     */
    public Optional<ActiveToken> findForThisService(String compact) {
        return tokens.verify(compact).filter(verified -> tokens.isForThisService(verified.token()))
                .flatMap(verified -> active(verified.token(), statuses.of(verified)));
    }

    private static Optional<ActiveToken> active(AccessToken token, TokenStatus status) {
        Optional<Account> account = token.session().flatMap(status::accountOf);
        Optional<Client> client = status.clientOf(token);
        boolean accountIsGood = token.session().isEmpty() || account.isPresent();
        boolean clientIsGood = token.clientId().isEmpty() || client.isPresent();
        boolean standsForSomebody = account.isPresent() || client.isPresent();
        return status.keyIsStored() && !status.isRevoked() && accountIsGood && clientIsGood && standsForSomebody
                ? Optional.of(new ActiveToken(token, account, client)) : Optional.empty();
    }
}
