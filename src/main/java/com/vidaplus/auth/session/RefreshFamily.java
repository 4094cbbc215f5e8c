package com.vidaplus.auth.session;

import java.time.Instant;
import java.util.SortedSet;

/**
 * All refresh tokens of one sign-in (RFC 9700 §4.14.2): each is replaced when it is used, and all end together.
 *
 * @param session   whose {@code sid} is the family's id
 * @param accountId who signed in
 * @param clientId  the only client that may use its tokens
 * @param scope     what was granted at the sign-in; a refresh may ask for less, never for more (RFC 6749 §6)
 * @param expiresAt when it ends at the latest
 */
public record RefreshFamily(Session session, String accountId, String clientId, SortedSet<String> scope, Instant expiresAt) {
}
