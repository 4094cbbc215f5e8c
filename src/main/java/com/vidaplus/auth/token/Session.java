package com.vidaplus.auth.token;

import com.vidaplus.auth.account.Account;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A sign-in, as it goes on from token to token: the claims {@code sid} and {@code auth_time}.
 * The {@code sid} ends in the version of the credential that was checked. So a changed password ends every earlier session exactly,
 * which comparing {@code auth_time} with the time of the change could not: both are whole seconds, of different clocks.
 *
 * @param sid      128 random bits in base64url, a dot, and the credential version in decimal
 * @param authTime when the password was given; whole seconds
 */
public record Session(String sid, Instant authTime) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    /**
     * @param credentialVersion of the account whose password was just checked
     * @param now               the time of that
     */
    public static Session begin(int credentialVersion, Instant now) {
        return new Session(randomId() + "." + credentialVersion, Instant.ofEpochSecond(now.getEpochSecond()));
    }

    /** Whether the password that this session began with is still the account's. */
    public boolean beganWith(int credentialVersion) {
        return sid.endsWith("." + credentialVersion);
    }

    /** Whether it goes on for the account that it is of: enabled, and with the password that it began with. */
    public boolean goesOnFor(Account account) {
        return account.isEnabled() && beganWith(account.credentialVersion());
    }

    /** An unguessable, never repeated id of 128 bits in base64url. */
    static String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
