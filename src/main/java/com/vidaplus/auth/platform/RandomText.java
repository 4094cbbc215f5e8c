package com.vidaplus.auth.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable texts: ids that no two nodes make twice, and secrets. */
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int ID_BYTES = 16;

    private RandomText() {
    }

    /** An id of 128 random bits in base64url: 22 characters, never repeated. */
    public static String id() {
        return of(ID_BYTES);
    }

    /**
     * Makes a new text.
     *
     * @param bytes how many random bytes: 32 for a secret
     * @return the bytes in base64url without padding
     */
    public static String of(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
