package com.vidaplus.auth.session;

import com.vidaplus.auth.account.Account;

/**
 * How it stands with a refresh token's family and with the account that it is of, read at one moment.
 *
 * @param family  the token's
 * @param account who signed in, enabled or not
 */
public record RefreshStanding(RefreshFamily family, Account account) {

    /** Whether the account may still go on with the session: enabled, and with the password that it began with. */
    public boolean goesOn() {
        return family.session().goesOnFor(account);
    }
}
