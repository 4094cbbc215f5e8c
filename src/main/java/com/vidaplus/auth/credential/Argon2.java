package com.vidaplus.auth.credential;

import java.util.Optional;

/**
 * The Argon2 key derivation (RFC 9106): by libsodium where that was found and can do it, which is 1.5 times as fast or more, in Java
 * otherwise. Both give the same keys. Safe for use by several threads.
 */
final class Argon2 {

    private final Optional<Sodium> sodium;
    private final JavaArgon2 java;

    /**
     * Starts without any memory; it is made when first used.
     *
     * @param sodium      empty where everything is to be done in Java
     * @param concurrency how many callers are at work at once, at least 1
     * @param usual       the cost of most derivations; {@link JavaArgon2} keeps its memory between them
     */
    Argon2(Optional<Sodium> sodium, int concurrency, Argon2Cost usual) {
        this.sodium = sodium;
        this.java = new JavaArgon2(concurrency, usual);
    }

    /**
     * Derives a key.
     *
     * @param derivation within the bounds of {@link Argon2Cost}
     * @param password   the bytes to hash; left as they are
     */
    byte[] derive(Argon2Derivation derivation, byte[] password) {
        return sodium.filter(library -> library.can(derivation)).flatMap(library -> library.derive(derivation, password))
                .orElseGet(() -> java.derive(derivation, password));
    }
}
