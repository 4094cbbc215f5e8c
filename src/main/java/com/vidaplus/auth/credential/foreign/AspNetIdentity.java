package com.vidaplus.auth.credential.foreign;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What ASP.NET Identity stores: base64 of a format byte, a header, salt and key, which are of PBKDF2. Format 0 (Identity 1 and 2,
 * membership of web pages) has SHA-1, 1000 iterations, 16 bytes of salt and 32 of key. Format 1 (Identity 3 and ASP.NET Core) has three
 * numbers of four bytes each, the highest byte first. These are digest (0 SHA-1, 1 SHA-256, 2 SHA-512), iterations and length of the salt.
 */
final class AspNetIdentity {

    /** Blobs of 40 bytes or more; those of format 1 have three zeros and a digest that a byte holds. */
    private static final Pattern KIND = Pattern.compile("A(?:[A-P]|QAAAA)[A-Za-z0-9+/]{50,}={0,2}");

    private static final Pbkdf2Digest[] DIGESTS = {Pbkdf2Digest.SHA1, Pbkdf2Digest.SHA256, Pbkdf2Digest.SHA512};
    private static final int OLD_LENGTH = 49;
    private static final int OLD_SALT = 16;
    private static final String OLD_ITERATIONS = "1000";
    private static final int HEADER = 13;

    private AspNetIdentity() {
    }

    /** @return the hash to store or why it is refused, or empty if the text has neither format */
    static Optional<ImportedHash> read(String text) {
        if (!KIND.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(BinaryText.paddedBase64(text).map(AspNetIdentity::taken).orElse(ImportedHash.Refused.MALFORMED));
    }

    private static ImportedHash taken(byte[] blob) {
        ByteBuffer bytes = ByteBuffer.wrap(blob);
        if (bytes.get() == 0) {
            return blob.length == OLD_LENGTH ? imported(Pbkdf2Digest.SHA1, OLD_ITERATIONS, OLD_SALT, bytes) : ImportedHash.Refused.MALFORMED;
        }
        if (blob.length < HEADER) {
            return ImportedHash.Refused.MALFORMED;
        }
        long digest = unsigned(bytes);
        String iterations = Long.toString(unsigned(bytes));
        long saltLength = unsigned(bytes);
        if (digest >= DIGESTS.length || iterations.equals("0") || saltLength > bytes.remaining()) {
            return ImportedHash.Refused.MALFORMED;
        }
        return imported(DIGESTS[(int) digest], iterations, (int) saltLength, bytes);
    }

    private static ImportedHash imported(Pbkdf2Digest digest, String iterations, int saltLength, ByteBuffer rest) {
        byte[] salt = new byte[saltLength];
        rest.get(salt);
        byte[] key = new byte[rest.remaining()];
        rest.get(key);
        return Pbkdf2Hash.imported(digest, iterations, salt, key);
    }

    private static long unsigned(ByteBuffer bytes) {
        return Integer.toUnsignedLong(bytes.getInt());
    }
}
