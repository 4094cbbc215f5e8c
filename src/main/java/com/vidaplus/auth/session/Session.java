package com.vidaplus.auth.session;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.platform.RandomText;
import java.time.Instant;

/**
 * A sign-in, as it goes on from token to token: the claims {@code sid} and {@code auth_time}. The {@code sid} ends in the version of the
 * credential that was checked, so a changed password ends every earlier session exactly. Comparing {@code auth_time} with the time of the
 * change could not do that: both are whole seconds, of different clocks.
 *
 * @param sid      128 random bits in base64url, a dot, and the credential version in decimal; {@code a.} before it where the session
 *                 began at the API door
 * @param authTime when the password was given; whole seconds
 */
public record Session(String sid, Instant authTime) {

    /** Base64url has no dot, so no random id begins like this. */
    private static final String API_DOOR = "a.";

    /**
     * @param credentialVersion of the account whose password was just checked
     * @param now               the time of the check
     */
    public static Session begin(int credentialVersion, Instant now) {
        return new Session(RandomText.id() + "." + credentialVersion, Instant.ofEpochSecond(now.getEpochSecond()));
    }

    /**
     * A sign-in at the API door, the one whose sessions go on by their access tokens. The {@code sid} names that door, since nothing else
     * in a client's access token does.
     *
     * @param credentialVersion of the account whose password was just checked
     * @param now               the time of the check
     */
    public static Session beginAtApiDoor(int credentialVersion, Instant now) {
        Session session = begin(credentialVersion, now);
        return new Session(API_DOOR + session.sid(), session.authTime());
    }

    /** Whether it began by {@link #beginAtApiDoor}. Only the service makes a {@code sid}, so no caller can claim it. */
    public boolean beganAtApiDoor() {
        return sid.startsWith(API_DOOR);
    }

    /** Whether the password that this session began with is still the account's. */
    public boolean beganWith(int credentialVersion) {
        return sid.endsWith("." + credentialVersion);
    }

    /** Whether the session goes on for its account: the account is enabled, and has the password that the session began with. */
    public boolean goesOnFor(Account account) {
        return account.isEnabled() && beganWith(account.credentialVersion());
    }
}
