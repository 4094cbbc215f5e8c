package com.vidaplus.auth.harness.client;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Addresses for clients on this machine. The service of the suite trusts this machine as a proxy, and takes from it where a request comes
 * from. So the wrong guesses of one test do not count against another, while the limits are those that everybody gets.
 */
public final class ClientAddress {

    /** The header by which a proxy tells. */
    public static final String HEADER = "X-Forwarded-For";

    private static final int BITS = 16;
    private static final int MASK = 0xFFFF;
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private ClientAddress() {
    }

    /** An address from a network that no client had before in this run, for documentation (RFC 3849). */
    public static String next() {
        int number = GIVEN.incrementAndGet();
        return "2001:db8:" + Integer.toHexString(number >>> BITS) + ":" + Integer.toHexString(number & MASK) + "::1";
    }
}
