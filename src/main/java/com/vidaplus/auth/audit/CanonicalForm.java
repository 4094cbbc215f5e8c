package com.vidaplus.auth.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * One sequence of bytes for each sequence of values, and no two the same. A text is its length in UTF-8 bytes (four bytes), then its bytes.
 * An absent text is the length -1, a number is eight bytes. All are big-endian.
 */
final class CanonicalForm {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param purpose keeps hashes of different things apart, and names the version of the form */
    CanonicalForm(String purpose) {
        text(purpose);
    }

    CanonicalForm text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
        return this;
    }

    CanonicalForm optional(Optional<String> value) {
        value.ifPresentOrElse(this::text, () -> bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array()));
        return this;
    }

    CanonicalForm number(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** In base64url without padding: 43 characters. */
    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(toBytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
