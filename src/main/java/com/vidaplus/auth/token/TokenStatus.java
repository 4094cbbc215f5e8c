package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.session.Session;
import java.util.Optional;

/**
 * What the database says of an access token at one moment.
 *
 * @param keyIsStored whether the key that signed it is there: tokens of one that was taken away are worth nothing
 * @param isRevoked   whether its session, or the token itself where it has none, was revoked, or its refresh family has ended or expired
 * @param hasFamily   whether its session has a refresh family, and goes on by refresh tokens alone
 * @param account     with the token's {@code uid}, enabled or not
 * @param client      with the token's {@code client_id}, enabled or not
 */
public record TokenStatus(boolean keyIsStored, boolean isRevoked, boolean hasFamily, Optional<Account> account, Optional<Client> client) {

    /** The account, while the session goes on for it. */
    public Optional<Account> accountOf(Session session) {
        return account.filter(session::goesOnFor);
    }

    /** The client, while it is enabled and nothing of it has ended that the token is part of. */
    public Optional<Client> clientOf(AccessToken token) {
        return client.filter(token::goesOnFor);
    }
}
