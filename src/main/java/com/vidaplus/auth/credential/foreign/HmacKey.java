package com.vidaplus.auth.credential.foreign;

import java.security.MessageDigest;
import java.util.Arrays;

/** What PBKDF2 and scrypt share: both key an HMAC by the password, so salts, keys and the pitfall of a final NUL are the same. */
final class HmacKey {

    private static final int MIN_SALT_BYTES = 8;
    private static final int MAX_SALT_BYTES = 64;
    private static final int MIN_HASH_BYTES = 16;

    private HmacKey() {
    }

    /** Whether a salt has 8 to 64 bytes. */
    static boolean isSalt(byte[] salt) {
        return salt.length >= MIN_SALT_BYTES && salt.length <= MAX_SALT_BYTES;
    }

    /** Whether a key has 16 bytes or more. */
    static boolean isLongEnough(byte[] hash) {
        return hash.length >= MIN_HASH_BYTES;
    }

    /**
     * Compares in constant time. HMAC fills short keys with NULs, so a password that ends in one never matches.
     *
     * @param derived  from the password; cleared here
     * @param hash     as it is stored
     * @param password the work was done for it already: there is no short cut before the derivation
     */
    static boolean matches(byte[] derived, byte[] hash, byte[] password) {
        try {
            return MessageDigest.isEqual(derived, hash) & !endsInNul(password);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static boolean endsInNul(byte[] password) {
        return password.length > 0 && password[password.length - 1] == 0;
    }
}
