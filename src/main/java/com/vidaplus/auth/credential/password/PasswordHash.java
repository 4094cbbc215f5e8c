package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.foreign.ForeignHash;
import com.vidaplus.auth.credential.memory.HashDemand;
import java.security.SecureRandom;
import java.util.Optional;

/** A stored hash, read strictly: its cost is within bounds before anything of that size is allocated or computed. */
public sealed interface PasswordHash permits Argon2Hash, AdoptedHash {

    /** Longest text that is looked at, in characters; the longest hash within bounds has about 220. */
    int MAX_LENGTH = 512;

    /**
     * Reads a stored hash.
     *
     * @param stored any text
     * @return the hash, or empty if it is of another algorithm, malformed in the least, or out of bounds; never an exception
     */
    static Optional<PasswordHash> parse(String stored) {
        if (stored.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return stored.startsWith("$argon2") ? Argon2Hash.parse(stored) : ForeignHash.parse(stored).map(AdoptedHash::new);
    }

    /**
     * Derives a key from the password exactly once, and compares in constant time.
     *
     * @param password the bytes to hash; left as they are
     * @param argon2   does the derivation where it is Argon2
     */
    boolean matches(byte[] password, Argon2 argon2);

    /** The memory that {@link #matches} takes. */
    HashDemand demand(Argon2 argon2);

    /**
     * Tells whether the hash is exactly as one made now at the given cost. Any other is made anew at the next sign-in, dearer ones too. As
     * long as hashes of one database differ in cost, the time of an answer tells something of the account. Only Argon2id is made.
     */
    default boolean isMadeAt(Argon2Cost cost) {
        return false;
    }

    /**
     * A dummy that takes the same work as this one.
     *
     * @param random gives salt and hash: no password is known to match
     */
    PasswordHash dummy(SecureRandom random);
}
