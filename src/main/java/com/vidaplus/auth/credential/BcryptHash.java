package com.vidaplus.auth.credential;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * A bcrypt hash of another service, {@code $2b$12$SALTHASH}, with prefix {@code $2a$}, {@code $2b$} or {@code $2y$}: three names of
 * one algorithm. {@code $2x$} is not read: it marks hashes of an implementation with a sign error.
 *
 * <p><b>Only the first 72 bytes of a password count</b>, as in the libraries that wrote these rows; otherwise longer passwords would
 * stop working. So until such a row is rewritten, which its next successful sign-in does with the whole password, any password
 * with the same first 72 bytes opens it. A password with a NUL matches none: those libraries stopped there or refused it.
 */
final class BcryptHash implements PasswordHash {

    private static final int PASSWORD_BYTES = 72;
    private static final int SALT_CHARACTERS = 22;
    private static final int HASH_CHARACTERS = 31;
    // 22 characters of 6 bits hold 4 bits more than 16 bytes.
    private static final int SALT_SPARE_BITS = 4;
    // Of the 24 bytes that the algorithm gives, all implementations store 23.
    private static final int HASH_BYTES = 23;

    // A step up doubles the work; 16 already takes some seconds, and 31 would take a day.
    private static final Pattern MCF = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$([./A-Za-z0-9]{53})");

    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final int cost;
    private final byte[] salt;
    private final byte[] hash;

    private BcryptHash(int cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<PasswordHash> parse(String mcf) {
        Matcher parts = MCF.matcher(mcf);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String saltAndHash = toBase64(parts.group(2));
        // Bits left over are refused: an import has cleared those of the salt, and no library writes any behind the hash.
        Optional<byte[]> salt = PasswordHash.base64(saltAndHash.substring(0, SALT_CHARACTERS));
        Optional<byte[]> hash = PasswordHash.base64(saltAndHash.substring(SALT_CHARACTERS));
        if (salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BcryptHash(Integer.parseInt(parts.group(1)), salt.get(), hash.get()));
    }

    /**
     * Clears what the last character of the salt says beyond its 16 bytes. An old passlib left those bits to chance, and every library
     * ignores them.
     *
     * @param mcf any text
     * @return the same, or the one text that stands for the same hash
     */
    static String withoutLeftOverBits(String mcf) {
        if (!MCF.matcher(mcf).matches()) {
            return mcf;
        }
        int last = mcf.length() - HASH_CHARACTERS - 1;
        int cleared = ALPHABET.indexOf(mcf.charAt(last)) >> SALT_SPARE_BITS << SALT_SPARE_BITS;
        return mcf.substring(0, last) + ALPHABET.charAt(cleared) + mcf.substring(last + 1);
    }

    @Override
    public boolean matches(byte[] password, Argon2 argon2) {
        // The key includes the C string's final NUL where there is room for it. Added here and not by the library, so as to be cleared.
        byte[] key = Arrays.copyOf(password, Math.min(password.length + 1, PASSWORD_BYTES));
        try {
            byte[] derived = Arrays.copyOf(BCrypt.generate(key, salt, cost, false), HASH_BYTES);
            // No short cut before the derivation: the work is the same for every password.
            return MessageDigest.isEqual(derived, hash) & !hasNul(password);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public PasswordHash dummy(SecureRandom random) {
        return new BcryptHash(cost, PasswordHash.random(random, salt.length), PasswordHash.random(random, hash.length));
    }

    private static boolean hasNul(byte[] password) {
        for (byte b : password) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static String toBase64(String bcryptText) {
        StringBuilder text = new StringBuilder(bcryptText.length());
        bcryptText.chars().forEach(c -> text.append(BASE64_ALPHABET.charAt(ALPHABET.indexOf(c))));
        return text.toString();
    }
}
