package com.vidaplus.auth.credential.foreign;

import java.util.Optional;
import java.util.stream.Stream;

/** The hash functions that PBKDF2 may use with HMAC (RFC 8018 appendix B.1), and how many iterations this service is ready to pay for. */
public enum Pbkdf2Digest {

    SHA1(20, 2_000_000),
    SHA224(28, 2_000_000),
    SHA256(32, 2_000_000),
    // Processors have instructions for the ones above and rarely for these, which take four times as long.
    SHA384(48, 1_000_000),
    SHA512(64, 1_000_000);

    private final int bytes;
    private final int maxIterations;

    Pbkdf2Digest(int bytes, int maxIterations) {
        this.bytes = bytes;
        this.maxIterations = maxIterations;
    }

    /**
     * Finds the digest by its name in a stored hash.
     *
     * @param name as of {@link #stored()}
     */
    static Optional<Pbkdf2Digest> ofStored(String name) {
        return Stream.of(values()).filter(digest -> digest.stored().equals(name)).findFirst();
    }

    /** The name in a stored hash: {@code sha256} and the like. */
    String stored() {
        return "sha" + name().substring("SHA".length());
    }

    /** The name of the key derivation in Java, {@code PBKDF2WithHmacSHA256} and the like: Jakarta Security stores the same. */
    String algorithm() {
        return "PBKDF2WithHmac" + name();
    }

    /** What the digest gives, in bytes: PBKDF2 makes its key in blocks of that length, each with all the iterations. */
    int bytes() {
        return bytes;
    }

    /**
     * Most iterations of one derivation, chosen so that it stays below a second on the processors of today. A million take 0.2 s with
     * SHA-256, 0.8 s with SHA-512. The bound is above the defaults of Django, Keycloak and OWASP (1.5 million of SHA-256).
     */
    int maxIterations() {
        return maxIterations;
    }
}
