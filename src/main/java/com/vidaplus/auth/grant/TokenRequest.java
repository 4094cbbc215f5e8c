package com.vidaplus.auth.grant;

import com.vidaplus.auth.credential.ClientCredentials;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A request for a token as either door understood it (RFC 6749 §4.3.2).
 *
 * @param grantType which grant
 * @param client    what the client said of itself; nothing where none was named
 * @param username  the resource owner's name as typed
 * @param password  the resource owner's password as typed
 * @param scope     the scope values asked for; nothing where the parameter was left out
 * @param scopeRule what becomes of values that the client may not have
 */
public record TokenRequest(String grantType, Optional<ClientCredentials> client, Optional<String> username, Optional<String> password,
        Optional<SortedSet<String>> scope, ScopeRule scopeRule) {

    /** Says the grant only: the rest is secret, or may be typed into the wrong field. */
    @Override
    public String toString() {
        return "TokenRequest[" + grantType + "]";
    }
}
