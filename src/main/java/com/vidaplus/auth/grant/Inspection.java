package com.vidaplus.auth.grant;

import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.token.AccessToken;

/** The answer to a client that asks about a token (RFC 7662 §2.2). */
public sealed interface Inspection {

    /** An access token that counts. */
    record ActiveAccessToken(AccessToken token) implements Inspection {
    }

    /**
     * A refresh token that could be used now.
     *
     * @param username the account's e-mail address
     */
    record ActiveRefreshToken(RefreshFamily family, String username) implements Inspection {
    }

    /**
     * Too many wrong client secrets came from that source.
     *
     * @param seconds after which the client may ask again, 1 or more
     */
    record Throttled(long seconds) implements Inspection {
    }

    /** The service says nothing of the token. */
    enum Unsaid implements Inspection {
        /** The asking client did not authenticate, or is a public one. */
        INVALID_CLIENT,
        /** Unknown, expired, revoked, of another issuer, or not for this client to know. */
        INACTIVE
    }
}
