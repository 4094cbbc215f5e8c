package com.vidaplus.auth.harness.server;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets, new in every run, so that none is ever written down. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {
    }

    /** 24 characters for an account. */
    public static String password() {
        return Base64.getUrlEncoder().encodeToString(bytes(18));
    }

    /** 43 characters for a client. */
    public static String clientSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** 256 bits in base64, for {@code KEY_ENCRYPTION_KEY}. */
    public static String key() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
