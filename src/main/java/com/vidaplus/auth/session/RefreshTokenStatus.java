package com.vidaplus.auth.session;

import com.vidaplus.auth.account.Account;

/**
 * A refresh token's family and the account that it belongs to, read at one moment.
 *
 * @param family  the token's
 * @param account who signed in, enabled or not
 */
public record RefreshTokenStatus(RefreshFamily family, Account account) {

    /** Whether the account may still go on with the session: enabled, and with the password that it began with. */
    public boolean goesOn() {
        return family.session().goesOnFor(account);
    }
}
