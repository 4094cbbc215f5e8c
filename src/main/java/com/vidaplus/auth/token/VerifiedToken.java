package com.vidaplus.auth.token;

import com.vidaplus.auth.session.Session;

/**
 * An access token that this service signed and that has not expired. Whether it still counts is in its {@link TokenStatus}.
 *
 * @param token what it says
 * @param kid   the key that signed it
 */
public record VerifiedToken(AccessToken token, String kid) {

    /** Under which the token is revoked: the session's {@code sid}, or its own {@code jti} where it has no session. */
    public String revocationId() {
        return token.session().map(Session::sid).orElse(token.jti());
    }
}
