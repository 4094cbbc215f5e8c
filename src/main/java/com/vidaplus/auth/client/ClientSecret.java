package com.vidaplus.auth.client;

import com.vidaplus.auth.credential.password.Argon2;
import com.vidaplus.auth.platform.RandomText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Client secrets as stored: {@code sha256:SALT:DIGEST}, both in base64. One round of SHA-256 is enough for a random secret of 32
 * characters or more, and keeps refreshes from queueing behind sign-ins as Argon2 would.
 */
public final class ClientSecret {

    private static final String SCHEME = "sha256";
    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Stands in for a missing secret, so that the work is the same. */
    private static final String NOBODYS = encode("");

    private ClientSecret() {
    }

    /** A new secret of 256 random bits in base64url. */
    public static String random() {
        return RandomText.of(SECRET_BYTES);
    }

    /** @return the stored form of the secret, with a salt of its own */
    public static String encode(String secret) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return SCHEME + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(digest(salt, secret));
    }

    /**
     * @param secret as the client presented it
     * @param stored the result of {@link #encode}, or null if there is no such client or it has no secret
     * @return whether both belong together; false for a stored form that cannot be read
     */
    public static boolean matches(String secret, String stored) {
        String[] parts = (stored == null ? NOBODYS : stored).split(":", -1);
        if (parts.length != 3 || !SCHEME.equals(parts[0])) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts[1]);
            byte[] expected = Base64.getDecoder().decode(parts[2]);
            return MessageDigest.isEqual(expected, digest(salt, secret)) && stored != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] digest(byte[] salt, String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
