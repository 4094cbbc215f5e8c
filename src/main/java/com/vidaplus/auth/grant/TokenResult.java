package com.vidaplus.auth.grant;

import java.util.Optional;
import java.util.SortedSet;

/** The outcome of a token request. A refusal is a result: an exception out of an EJB would roll back the records of the refusal. */
public sealed interface TokenResult {

    /**
     * A token was given.
     *
     * @param accessToken  a signed JWT in compact form
     * @param expiresIn    seconds from now to its {@code exp}
     * @param scope        the granted values, possibly none
     * @param refreshToken where the grant gives one
     */
    record Issued(String accessToken, long expiresIn, SortedSet<String> scope, Optional<String> refreshToken) implements TokenResult {

        Issued withRefreshToken(String token) {
            return new Issued(accessToken, expiresIn, scope, Optional.of(token));
        }

        /** Says nothing of the tokens. */
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /** No token was given. */
    record Refused(Refusal refusal) implements TokenResult {
    }

    /**
     * Too many guesses of a password or a client secret: nothing was checked.
     *
     * @param seconds after which the client may try again, 1 or more
     */
    record Throttled(long seconds) implements TokenResult {
    }
}
