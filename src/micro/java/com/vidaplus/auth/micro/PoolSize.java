package com.vidaplus.auth.micro;

import java.io.IOException;

/** {@code DB_POOL_SIZE}, which the server's data-source script takes as it is: a bad value would stop the start without being named. */
final class PoolSize {

    private static final String NAME = "DB_POOL_SIZE";
    private static final int LEAST = 3;
    private static final int MOST = 1_000;

    private PoolSize() {
    }

    /**
     * @param value as the operator gave it, or null
     * @throws IOException where it is no number of connections that the service can work with; the message is for an operator
     */
    static void require(String value) throws IOException {
        if (value != null && !value.isEmpty() && !isGood(value)) {
            throw new IOException("The service did not start. Setting " + NAME + " must be a whole number from " + LEAST + " to " + MOST + ".");
        }
    }

    private static boolean isGood(String value) {
        try {
            int size = Integer.parseInt(value);
            return size >= LEAST && size <= MOST;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
