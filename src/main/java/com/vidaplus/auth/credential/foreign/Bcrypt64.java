package com.vidaplus.auth.credential.foreign;

import java.util.Base64;
import java.util.Optional;

/** The base64 of bcrypt, which has an alphabet of its own and no padding. */
final class Bcrypt64 {

    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String USUAL_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // 22 characters of 6 bits hold 4 bits more than 16 bytes.
    private static final int SALT_SPARE_BITS = 4;

    private Bcrypt64() {
    }

    /**
     * @return the bytes, or empty if bits are left over: an import has cleared those of the salt, and no library writes any behind the hash
     */
    static Optional<byte[]> decoded(String text) {
        return BinaryText.base64(exchanged(text, ALPHABET, USUAL_ALPHABET));
    }

    static String encoded(byte[] bytes) {
        return exchanged(Base64.getEncoder().withoutPadding().encodeToString(bytes), USUAL_ALPHABET, ALPHABET);
    }

    /** The last character of a salt without what it says beyond the 16 bytes. */
    static char withoutLeftOverBits(char last) {
        return ALPHABET.charAt(ALPHABET.indexOf(last) >> SALT_SPARE_BITS << SALT_SPARE_BITS);
    }

    private static String exchanged(String text, String from, String to) {
        StringBuilder exchanged = new StringBuilder(text.length());
        text.chars().forEach(c -> exchanged.append(to.charAt(from.indexOf(c))));
        return exchanged.toString();
    }
}
