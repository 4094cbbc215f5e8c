package com.vidaplus.auth.client;

import com.vidaplus.auth.platform.RandomText;

/**
 * Versions of a client's credential and sessions. They are random, so that a client that was deleted and is registered anew under the
 * same name never has one of before.
 */
public final class ClientVersion {

    /** What clients, families and tokens have that are from before there were versions. */
    public static final String BEFORE = "0";

    private static final int BYTES = 8;

    private ClientVersion() {
    }

    /** 64 random bits in base64url: 11 characters, no dot among them. */
    static String random() {
        return RandomText.of(BYTES);
    }
}
