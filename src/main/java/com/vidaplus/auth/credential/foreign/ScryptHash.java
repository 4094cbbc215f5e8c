package com.vidaplus.auth.credential.foreign;

import com.vidaplus.auth.credential.memory.HashDemand;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * A scrypt hash (RFC 7914) of another service, stored as passlib writes it: {@code $scrypt$ln=15,r=8,p=1$SALT$HASH}. {@link ScryptForms}
 * turns the formats of other libraries into this one. The memory of a derivation is on the heap.
 *
 * <p>A password that ends in NUL matches none, as HMAC fills short keys with NULs: it would be the same as the password without it.
 */
final class ScryptHash implements ForeignHash {

    private static final int MAX_HASH_BYTES = 64;

    // No part can match in two ways, so the time to match is linear. No number has a leading zero or more digits than an int holds.
    private static final Pattern PHC = Pattern.compile("\\$scrypt\\$ln=([1-9][0-9]?),r=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,8})"
            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final ScryptCost cost;
    private final byte[] salt;
    private final byte[] hash;

    private ScryptHash(ScryptCost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<ForeignHash> parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int log2n = Integer.parseInt(parts.group(1));
        int r = Integer.parseInt(parts.group(2));
        int p = Integer.parseInt(parts.group(3));
        Optional<byte[]> salt = BinaryText.base64(parts.group(4)).filter(HmacKey::isSalt);
        Optional<byte[]> hash = BinaryText.base64(parts.group(5)).filter(h -> HmacKey.isLongEnough(h) && h.length <= MAX_HASH_BYTES);
        if (!ScryptCost.exists(log2n, r, p) || !ScryptCost.isWithinBounds(log2n, r, p) || salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScryptHash(new ScryptCost(log2n, r, p), salt.get(), hash.get()));
    }

    /**
     * Takes over what another service has stored.
     *
     * @param salt of 8 to 64 bytes, or it is refused
     * @param key  of 16 bytes or more, or it is refused; at most 64 bytes are kept, which the rest of the key says nothing about
     */
    static ImportedHash imported(ScryptCost cost, byte[] salt, byte[] key) {
        if (!HmacKey.isSalt(salt) || !HmacKey.isLongEnough(key)) {
            return ImportedHash.Refused.MALFORMED;
        }
        return new ImportedHash.Accepted("$scrypt$ln=" + cost.log2n() + ",r=" + cost.r() + ",p=" + cost.p() + "$" + BinaryText.encoded(salt)
                + "$" + BinaryText.encoded(Arrays.copyOf(key, Math.min(key.length, MAX_HASH_BYTES))));
    }

    @Override
    public boolean matches(byte[] password) {
        return HmacKey.matches(SCrypt.generate(password, salt, cost.n(), cost.r(), cost.p(), hash.length), hash, password);
    }

    @Override
    public HashDemand demand() {
        return new HashDemand(cost.memoryKib(), 0);
    }

    @Override
    public ForeignHash dummy(SecureRandom random) {
        return new ScryptHash(cost, BinaryText.random(random, salt.length), BinaryText.random(random, hash.length));
    }
}
