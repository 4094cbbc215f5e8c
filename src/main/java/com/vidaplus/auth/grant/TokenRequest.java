package com.vidaplus.auth.grant;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.guess.Source;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A request for a token as either door understood it (RFC 6749 §4.3.2, §4.4.2, §6). Parameters that the grant does not need may be absent.
 *
 * @param grantType    which grant
 * @param client       the credentials that the client sent; empty if no client was named
 * @param username     the resource owner's name as typed
 * @param password     the resource owner's password as typed
 * @param refreshToken the refresh token as presented
 * @param scope        the scope values asked for; empty if the parameter was left out
 * @param scopeRule    how the door treats values that the client may not have
 * @param wantsRefreshToken whether the door hands refresh tokens out; the API door's sessions slide without them
 * @param source       where the request comes from
 */
public record TokenRequest(String grantType, Optional<ClientCredentials> client, Optional<String> username, Optional<String> password,
        Optional<String> refreshToken, Optional<SortedSet<String>> scope, ScopeRule scopeRule,
        boolean wantsRefreshToken, Source source) {

    /** Says the grant only: the rest is secret, or may be typed into the wrong field. */
    @Override
    public String toString() {
        return "TokenRequest[" + grantType + "]";
    }
}
