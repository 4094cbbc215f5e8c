package com.vidaplus.auth.client;

import com.vidaplus.auth.platform.RandomText;

/**
 * Random versions of a client's credential and of its sessions. A client that was deleted and is registered anew under the same name never
 * has an earlier version.
 */
public final class ClientVersion {

    /** The version of clients, families and tokens from before there were versions. */
    public static final String BEFORE = "0";

    private static final int BYTES = 8;

    private ClientVersion() {
    }

    /** 64 random bits in base64url: 11 characters, no dot among them. */
    static String random() {
        return RandomText.of(BYTES);
    }
}
