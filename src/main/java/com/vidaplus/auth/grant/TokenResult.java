package com.vidaplus.auth.grant;

import java.util.SortedSet;

/** What came of asking for a token. A refusal is a result: an exception out of an EJB would roll back what the refusal recorded. */
public sealed interface TokenResult {

    /**
     * A token was given.
     *
     * @param accessToken a signed JWT in compact form
     * @param expiresIn   seconds from now to its {@code exp}
     * @param scope       what was granted, possibly nothing
     */
    record Issued(String accessToken, long expiresIn, SortedSet<String> scope) implements TokenResult {

        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /** No token was given. */
    record Refused(Refusal refusal) implements TokenResult {
    }
}
