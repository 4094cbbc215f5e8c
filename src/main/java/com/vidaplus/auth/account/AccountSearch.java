package com.vidaplus.auth.account;

import java.util.Optional;

/**
 * A search among the accounts, and where its next page begins.
 *
 * @param emailContains part of the address in lower case; empty for all
 * @param enabled       only enabled accounts, or only disabled ones; empty for both
 * @param group         only members of that group; empty for all
 * @param after         only addresses behind this one, for the next page
 * @param limit         how many at the most, 1 to 200
 */
public record AccountSearch(Optional<String> emailContains, Optional<Boolean> enabled, Optional<String> group, Optional<String> after,
        int limit) {

    /** The most accounts that one page may have. */
    public static final int MAX_LIMIT = 200;

    /** @throws IllegalArgumentException if the limit is out of bounds */
    public AccountSearch {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit");
        }
    }
}
