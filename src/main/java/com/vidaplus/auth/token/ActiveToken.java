package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.client.Client;
import java.util.Optional;

/**
 * An access token that counts now, with its account and client as they are now.
 *
 * @param token   verified
 * @param account whose session it is; empty for a token of a client's own
 * @param client  it was issued to, where there was one
 */
public record ActiveToken(AccessToken token, Optional<Account> account, Optional<Client> client) {
}
