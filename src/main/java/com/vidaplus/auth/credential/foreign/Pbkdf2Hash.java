package com.vidaplus.auth.credential.foreign;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PBKDF2 hash (RFC 8018 section 5.2) of another service, stored as a PHC string: {@code $pbkdf2-sha256$i=600000$SALT$HASH}. The
 * formats of other services are turned into this one by {@link Pbkdf2Forms}.
 *
 * <p>At most the first block of a longer key is kept. Each block takes all the iterations again and depends on the password alone. So
 * further blocks make the comparison slower and nothing safer: an attacker needs only one block.
 *
 * <p>A password that ends in NUL matches none, as HMAC fills short keys with NULs: it would be the same as the password without it.
 */
public final class Pbkdf2Hash implements ForeignHash {

    // No part can match in two ways, so the time to match is linear. No number has a leading zero or more digits than an int holds.
    private static final Pattern PHC = Pattern.compile(
            "\\$pbkdf2-(sha1|sha224|sha256|sha384|sha512)\\$i=([1-9][0-9]{0,8})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Pbkdf2Digest digest;
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2Hash(Pbkdf2Digest digest, int iterations, byte[] salt, byte[] hash) {
        this.digest = digest;
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<ForeignHash> parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Pbkdf2Digest digest = Pbkdf2Digest.ofStored(parts.group(1)).orElseThrow();
        int iterations = Integer.parseInt(parts.group(2));
        Optional<byte[]> salt = BinaryText.base64(parts.group(3)).filter(HmacKey::isSalt);
        Optional<byte[]> hash = BinaryText.base64(parts.group(4)).filter(h -> HmacKey.isLongEnough(h) && h.length <= digest.bytes());
        if (iterations > digest.maxIterations() || salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pbkdf2Hash(digest, iterations, salt.get(), hash.get()));
    }

    /**
     * Takes over what another service has stored.
     *
     * @param iterations a decimal number of any size, without sign or leading zero
     * @param salt       of 8 to 64 bytes, or it is refused
     * @param key        of 16 bytes or more, or it is refused; at most its first block is kept
     */
    public static ImportedHash imported(Pbkdf2Digest digest, String iterations, byte[] salt, byte[] key) {
        if (iterations.length() > 9 || Integer.parseInt(iterations) > digest.maxIterations()) {
            return ImportedHash.Refused.COSTLY_PBKDF2;
        }
        if (!HmacKey.isSalt(salt) || !HmacKey.isLongEnough(key)) {
            return ImportedHash.Refused.MALFORMED;
        }
        byte[] firstBlock = Arrays.copyOf(key, Math.min(key.length, digest.bytes()));
        return new ImportedHash.Accepted("$pbkdf2-" + digest.stored() + "$i=" + iterations
                + "$" + BinaryText.encoded(salt) + "$" + BinaryText.encoded(firstBlock));
    }

    @Override
    public boolean matches(byte[] password) {
        return HmacKey.matches(derive(password), hash, password);
    }

    @Override
    public ForeignHash dummy(SecureRandom random) {
        return new Pbkdf2Hash(digest, iterations, BinaryText.random(random, salt.length), BinaryText.random(random, hash.length));
    }

    private byte[] derive(byte[] password) {
        // Java's own derivation is the only fast one, and takes characters, which it encodes as UTF-8 again.
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        PBEKeySpec key = new PBEKeySpec(characters, salt, iterations, hash.length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(digest.algorithm()).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no " + digest.algorithm(), impossible);
        } finally {
            key.clearPassword();
            Arrays.fill(characters, '\0');
            Arrays.fill(decoded.array(), '\0');
        }
    }
}
