package com.vidaplus.auth.client;

import java.util.Optional;
import java.util.SortedSet;

/**
 * The registration of a client, without its id and secret (RFC 7591 §2 in spirit).
 *
 * @param enabled            whether it may do anything at all
 * @param grantTypes         the {@code grant_type} values it may use
 * @param scopes             the scope values it may have
 * @param audiences          the {@code aud} of its tokens; empty means the service's setting
 * @param accessTokenMinutes how long its access tokens live, 1 to 1440; empty means the service's setting
 * @param tokenTyp           {@code JWT} or {@code at+jwt}
 * @param mayIntrospect      whether it may ask about, and revoke, every token
 */
public record ClientRegistration(boolean enabled, SortedSet<String> grantTypes, SortedSet<String> scopes, SortedSet<String> audiences,
        Optional<Integer> accessTokenMinutes, String tokenTyp, boolean mayIntrospect) {
}
