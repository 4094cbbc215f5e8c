package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.Account;

/** What came of checking a name and a password. */
public sealed interface Verdict {

    /**
     * The password is right and the account enabled.
     *
     * @param account as it was read after the hash was computed
     */
    record Accepted(Account account) implements Verdict {
    }

    /**
     * Too many guesses: nothing was checked, not even whether there is such an account.
     *
     * @param seconds after which the caller may try again, 1 or more
     */
    record Throttled(long seconds) implements Verdict {
    }

    /** Why the check refused. */
    enum Refused implements Verdict {
        /** Unknown, wrong, disabled, or without a password: one answer for all. */
        INCORRECT,
        /** Too many hashes are waiting; nothing was checked. */
        OVERLOADED
    }
}
