package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.session.Session;
import java.util.Optional;

/**
 * The status of an access token in the database at one moment.
 *
 * @param keyIsStored whether the key that signed it is stored: tokens of a removed key are not accepted
 * @param isRevoked   whether its session was revoked, or the token itself if it has none, or its refresh family has ended or expired
 * @param hasFamily   whether its session has a refresh family, and goes on by refresh tokens alone
 * @param account     the account with the token's {@code uid}, enabled or not
 * @param client      the client with the token's {@code client_id}, enabled or not
 */
public record TokenStatus(boolean keyIsStored, boolean isRevoked, boolean hasFamily, Optional<Account> account, Optional<Client> client) {

    /** The account, or empty if the session does not go on for it. */
    public Optional<Account> accountOf(Session session) {
        return account.filter(session::goesOnFor);
    }

    /** The client, or empty if it is disabled or has another version than the token names. */
    public Optional<Client> clientOf(AccessToken token) {
        return client.filter(token::goesOnFor);
    }
}
