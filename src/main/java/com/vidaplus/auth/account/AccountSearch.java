package com.vidaplus.auth.account;

import java.util.Optional;

/**
 * What to look for among the accounts, and where to go on.
 *
 * @param emailContains part of the address in lower case; nothing for all
 * @param enabled       only those, or only the others; nothing for both
 * @param group         only members of that group; nothing for all
 * @param after         only addresses behind this one, for the next page
 * @param limit         how many at the most, 1 to 200
 */
public record AccountSearch(Optional<String> emailContains, Optional<Boolean> enabled, Optional<String> group, Optional<String> after,
        int limit) {

    /** The most that one page may have. */
    public static final int MAX_LIMIT = 200;

    /** @throws IllegalArgumentException where the limit is out of bounds */
    public AccountSearch {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit");
        }
    }
}
