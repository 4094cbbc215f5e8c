package com.vidaplus.auth.token;

import com.vidaplus.auth.session.Session;

/**
 * An access token that this service signed and that has not expired. Its {@link TokenStatus} says whether the token still counts.
 *
 * @param token its content
 * @param kid   the key that signed it
 */
public record VerifiedToken(AccessToken token, String kid) {

    /** The id under which the token is revoked: the session's {@code sid}, or the token's {@code jti} if it has no session. */
    public String revocationId() {
        return token.session().map(Session::sid).orElse(token.jti());
    }
}
