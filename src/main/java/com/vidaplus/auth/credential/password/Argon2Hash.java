package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.foreign.BinaryText;
import com.vidaplus.auth.credential.memory.HashDemand;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id or Argon2i hash as a PHC string, read and written as the reference implementation does:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}.
 *
 * <p>Argon2d is not read: its memory access depends on the password, so it is no password hash (RFC 9106 section 4). Without
 * {@code v=} it is the first version, 1.0, which argon2-cffi wrote before 2016.
 */
public final class Argon2Hash implements PasswordHash {

    /** Length of the salts we make, in bytes (RFC 9106 section 3.1 recommends 16). */
    public static final int SALT_BYTES = 16;
    /** Length of the hashes we make, in bytes. */
    public static final int HASH_BYTES = 32;

    private static final int MIN_SALT_BYTES = 8;
    private static final int MIN_HASH_BYTES = 16;
    private static final int MAX_BYTES = 64;

    // No part can match in two ways, so the time to match is linear. No number has a leading zero or more digits than an int holds.
    private static final Pattern PHC = Pattern.compile("\\$(argon2id|argon2i)(?:\\$v=(16|19))?"
            + "\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,8})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final Map<String, Integer> TYPES =
            Map.of("argon2id", Argon2Parameters.ARGON2_id, "argon2i", Argon2Parameters.ARGON2_i);

    private final int type;
    private final int version;
    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(int type, int version, Argon2Cost cost, byte[] salt, byte[] hash) {
        this.type = type;
        this.version = version;
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<PasswordHash> parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int version = "19".equals(parts.group(2)) ? Argon2Parameters.ARGON2_VERSION_13 : Argon2Parameters.ARGON2_VERSION_10;
        Optional<Argon2Cost> cost = cost(parts.group(3), parts.group(4), parts.group(5));
        Optional<byte[]> salt = BinaryText.base64(parts.group(6)).filter(s -> isWithin(s, MIN_SALT_BYTES));
        Optional<byte[]> hash = BinaryText.base64(parts.group(7)).filter(h -> isWithin(h, MIN_HASH_BYTES));
        if (cost.isEmpty() || salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Argon2Hash(TYPES.get(parts.group(1)), version, cost.get(), salt.get(), hash.get()));
    }

    /**
     * Makes the hash of a password.
     *
     * @param password the bytes to hash; left as they are
     * @param salt     random, {@link #SALT_BYTES} long
     */
    static Argon2Hash of(byte[] password, Argon2Cost cost, byte[] salt, Argon2 argon2) {
        Argon2Hash empty = withHash(cost, salt, new byte[HASH_BYTES]);
        return withHash(cost, salt, empty.derive(password, argon2));
    }

    /** A hash that costs as much to verify as a real one. */
    static Argon2Hash withHash(Argon2Cost cost, byte[] salt, byte[] hash) {
        return new Argon2Hash(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, cost, salt, hash);
    }

    @Override
    public boolean matches(byte[] password, Argon2 argon2) {
        byte[] derived = derive(password, argon2);
        try {
            return MessageDigest.isEqual(derived, hash);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    @Override
    public boolean isMadeAt(Argon2Cost wanted) {
        return type == Argon2Parameters.ARGON2_id && version == Argon2Parameters.ARGON2_VERSION_13 && cost.equals(wanted)
                && salt.length == SALT_BYTES && hash.length == HASH_BYTES;
    }

    @Override
    public HashDemand demand(Argon2 argon2) {
        return argon2.demand(derivation());
    }

    @Override
    public PasswordHash dummy(SecureRandom random) {
        return new Argon2Hash(type, version, cost, BinaryText.random(random, salt.length), BinaryText.random(random, hash.length));
    }

    /** The PHC string of a hash made by {@link #of}. */
    String phc() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + version + "$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism()
                + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private byte[] derive(byte[] password, Argon2 argon2) {
        return argon2.derive(derivation(), password);
    }

    private Argon2Derivation derivation() {
        return new Argon2Derivation(type, version, cost, salt, hash.length);
    }

    private static Optional<Argon2Cost> cost(String memoryKib, String iterations, String parallelism) {
        try {
            return Optional.of(new Argon2Cost(Integer.parseInt(memoryKib), Integer.parseInt(iterations), Integer.parseInt(parallelism)));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(byte[] bytes, int least) {
        return bytes.length >= least && bytes.length <= MAX_BYTES;
    }
}
