package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.Accounts;
import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.Clients;
import com.vidaplus.auth.platform.OneTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Says whether an access token counts now: well signed and not expired, and its account, its client, its session and its refresh family
 * are as good as when it was issued. The database is asked every time, so what has ended on any node has ended here.
 */
@ApplicationScoped
public class ActiveTokens {

    private final AccessTokens tokens;
    private final Revocations revocations;
    private final Accounts accounts;
    private final Clients clients;
    private final OneTransaction transaction;

    /** For the client proxy. */
    protected ActiveTokens() {
        this(null, null, null, null, null);
    }

    @Inject
    ActiveTokens(AccessTokens tokens, Revocations revocations, Accounts accounts, Clients clients, OneTransaction transaction) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.accounts = accounts;
        this.clients = clients;
        this.transaction = transaction;
    }

    /**
     * @param compact whatever somebody presented
     * @return nothing where it does not count, for whatever reason
     */
    public Optional<ActiveToken> find(String compact) {
        return transaction.of(() -> tokens.verify(compact).flatMap(this::withOwners)
                .filter(active -> !revocations.isRevoked(active.token())));
    }

    private Optional<ActiveToken> withOwners(AccessToken token) {
        Optional<Account> account = token.session().flatMap(session -> token.uid().flatMap(uid -> account(uid, session)));
        Optional<Client> client = token.clientId().flatMap(clients::find).filter(Client::isEnabled);
        boolean accountIsGood = token.session().isEmpty() || account.isPresent();
        boolean clientIsGood = token.clientId().isEmpty() || client.isPresent();
        boolean standsForSomebody = account.isPresent() || client.isPresent();
        return accountIsGood && clientIsGood && standsForSomebody ? Optional.of(new ActiveToken(token, account, client)) : Optional.empty();
    }

    /** The account, while it is enabled and has the password that the session began with. */
    public Optional<Account> account(String id, Session session) {
        return accounts.findById(id).filter(account -> account.isEnabled() && session.beganWith(account.credentialVersion()));
    }
}
