package com.vidaplus.auth.credential.foreign;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * A bcrypt hash of another service: of the password itself, or of a digest of it ({@link BcryptInput}). {@code $2x$} is not read: it
 * marks hashes of an implementation with a sign error.
 *
 * <p><b>Only the first 72 bytes of a password count</b> where no digest was made of it, as in the libraries behind these rows. Otherwise
 * longer passwords would stop working. So any password with the same first 72 bytes opens such a row, until the next successful sign-in
 * rewrites it with the whole password. A password with a NUL matches no such row: the libraries stopped at the NUL or refused it.
 */
final class BcryptHash implements ForeignHash {

    /** The highest cost that an import takes: a step up doubles the work, and this one takes more than a second already. */
    static final int MAX_TAKEN_COST = 14;
    /** The highest cost that is verified where it is stored: imports took it before. */
    private static final int MAX_STORED_COST = 16;

    private static final int INPUT_BYTES = 72;
    // Of the 24 bytes that the algorithm gives, all implementations store 23.
    private static final int HASH_BYTES = 23;

    private final BcryptInput input;
    private final int cost;
    private final byte[] salt;
    private final byte[] hash;

    private BcryptHash(BcryptInput input, int cost, byte[] salt, byte[] hash) {
        this.input = input;
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<ForeignHash> parse(String stored) {
        return read(stored).filter(hash -> hash.cost <= (hash.input == BcryptInput.PASSWORD ? MAX_STORED_COST : MAX_TAKEN_COST))
                .map(hash -> hash);
    }

    /** As {@link #parse}, whatever its cost. */
    static Optional<BcryptHash> read(String text) {
        return Stream.of(BcryptInput.values()).flatMap(input -> read(input, text).stream()).findFirst();
    }

    private static Optional<BcryptHash> read(BcryptInput input, String text) {
        Matcher parts = input.in(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<byte[]> hash = Bcrypt64.decoded(parts.group(3));
        return Bcrypt64.decoded(parts.group(2)).filter(salt -> hash.isPresent())
                .map(salt -> new BcryptHash(input, Integer.parseInt(parts.group(1)), salt, hash.get()));
    }

    /**
     * Clears what the last character of the salt says beyond its 16 bytes. An old passlib left those bits to chance, and every library
     * ignores them.
     *
     * @param text any text
     * @return the same, or the one text that stands for the same hash
     */
    static String withoutLeftOverBits(String text) {
        for (BcryptInput input : BcryptInput.values()) {
            Matcher parts = input.in(text);
            if (parts.matches()) {
                int last = parts.end(2) - 1;
                return text.substring(0, last) + Bcrypt64.withoutLeftOverBits(text.charAt(last)) + text.substring(last + 1);
            }
        }
        return text;
    }

    boolean isTaken() {
        return cost <= MAX_TAKEN_COST;
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] given = input.of(password, salt);
        // The key includes the C string's final NUL where there is room for it. The NUL is added here and not by the library, so that the
        // key can be cleared.
        byte[] key = Arrays.copyOf(given, Math.min(given.length + 1, INPUT_BYTES));
        try {
            byte[] derived = Arrays.copyOf(BCrypt.generate(key, salt, cost, false), HASH_BYTES);
            // No short cut before the derivation: the work is the same for every password. No digest in text has a NUL.
            return MessageDigest.isEqual(derived, hash) & !hasNul(given);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(given, (byte) 0);
        }
    }

    @Override
    public ForeignHash dummy(SecureRandom random) {
        return new BcryptHash(input, cost, BinaryText.random(random, salt.length), BinaryText.random(random, hash.length));
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
