package com.vidaplus.auth.token;

import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientVersion;
import com.vidaplus.auth.platform.RandomText;
import com.vidaplus.auth.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An access token's content, before it is signed and after it was verified.
 *
 * @param subject   {@code sub}, {@code upn} and {@code preferred_username}: the account's e-mail address, or the client's id
 * @param uid       the account's stable id; empty for a token of a client's own
 * @param groups    the account's groups (MicroProfile JWT 2.1 §4.1)
 * @param audience  {@code aud}, never empty
 * @param issuedAt  {@code iat}, whole seconds
 * @param expiresAt {@code exp}, whole seconds
 * @param jti       unique for each token; 128 random bits in base64url, and for a client's token a dot and the client's version
 * @param session   the sign-in it belongs to; empty for a token of a client's own
 * @param scope     granted scope values, possibly none
 * @param clientId  the client it was issued to, where there was one
 * @param typ       the header of that name: {@code JWT}, or {@code at+jwt} (RFC 9068) for a client that chose it
 */
public record AccessToken(String subject, Optional<String> uid, SortedSet<String> groups, List<String> audience, Instant issuedAt,
        Instant expiresAt, String jti, Optional<Session> session, SortedSet<String> scope, Optional<String> clientId, String typ) {

    /** From {@code iat} to {@code exp} at the most, whatever setting or client says. */
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(1_440);

    /** The type of every token whose client did not choose another: the only value that Payara takes. */
    public static final String TYP_JWT = "JWT";

    /** RFC 9068 §2.1. */
    public static final String TYP_AT_JWT = "at+jwt";

    /** A value for {@link #jti()} that no other token has, for a token without a client. */
    public static String newJti() {
        return RandomText.id();
    }

    /**
     * A value for {@link #jti()} that no other token has. For a token of a client the value ends in the client's version, as a session's
     * {@code sid} ends in the account's. So one changed row ends all tokens of a client.
     *
     * @param client  that the token is issued to; empty if there is none
     * @param session that the token is of; empty for a token of a client's own
     */
    public static String newJti(Optional<Client> client, Optional<Session> session) {
        return newJti() + client.map(known -> "." + version(known, session)).orElse("");
    }

    /**
     * Whether the client is enabled and still has the version that this token names. A token from before there were versions names none.
     */
    boolean goesOnFor(Client client) {
        int dot = jti.indexOf('.');
        String beganWith = dot < 0 ? ClientVersion.BEFORE : jti.substring(dot + 1);
        return client.isEnabled() && beganWith.equals(version(client, session));
    }

    private static String version(Client client, Optional<Session> session) {
        return session.isPresent() ? client.sessionVersion() : client.credentialVersion();
    }
}
