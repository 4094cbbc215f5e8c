package com.vidaplus.auth.credential.foreign;

import com.vidaplus.auth.credential.memory.HashDemand;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A stored hash of an algorithm that this service does not make, read strictly. The cost is within bounds before anything of that size is
 * allocated or computed.
 */
public sealed interface ForeignHash permits BcryptHash, Pbkdf2Hash, ScryptHash {

    /**
     * Reads a stored hash.
     *
     * @param stored any text
     * @return the hash, or empty if it is of another algorithm, malformed in the least, or out of bounds; never an exception
     */
    static Optional<ForeignHash> parse(String stored) {
        if (stored.startsWith("$pbkdf2-")) {
            return Pbkdf2Hash.parse(stored);
        }
        return stored.startsWith("$scrypt$") ? ScryptHash.parse(stored) : BcryptHash.parse(stored);
    }

    /**
     * Derives a key from the password exactly once, and compares in constant time.
     *
     * @param password the bytes to hash; left as they are
     */
    boolean matches(byte[] password);

    /** The memory that {@link #matches} takes; of bcrypt and PBKDF2 none worth counting. */
    default HashDemand demand() {
        return HashDemand.NONE;
    }

    /**
     * A dummy that takes the same work as this one.
     *
     * @param random gives salt and hash: no password is known to match
     */
    ForeignHash dummy(SecureRandom random);
}
