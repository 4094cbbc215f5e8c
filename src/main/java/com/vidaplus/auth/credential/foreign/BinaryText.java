package com.vidaplus.auth.credential.foreign;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Salts and keys as stored hashes write them. Each reader takes exactly what an encoder writes, and gives nothing for anything else. */
public final class BinaryText {

    private BinaryText() {
    }

    /**
     * Decodes standard base64 without padding.
     *
     * @return the bytes, or empty if no encoder writes the text: padded, of impossible length, with bits left over
     */
    public static Optional<byte[]> base64(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            // Java's decoder forgives padding and left-over bits; the reference implementation of Argon2 does not.
            return encoded(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Decodes standard base64 with its padding, and nothing else. */
    public static Optional<byte[]> paddedBase64(String text) {
        if (text.length() % 4 != 0) {
            return Optional.empty();
        }
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        return base64(text.substring(0, text.length() - padding));
    }

    /** Encodes as {@link #base64} reads it. */
    public static String encoded(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Random bytes, as many as asked for. */
    public static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The base64 of passlib's PBKDF2, which has a dot for the plus. */
    static Optional<byte[]> dottedBase64(String text) {
        return text.indexOf('+') >= 0 ? Optional.empty() : base64(text.replace('.', '+'));
    }

    /** A salt that is text itself: its bytes are what is hashed. The forms let printable ASCII through only. */
    static Optional<byte[]> ascii(String text) {
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Decodes hexadecimal in lower case. */
    static Optional<byte[]> hexadecimal(String text) {
        boolean isHex = text.length() % 2 == 0 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        return isHex ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }
}
