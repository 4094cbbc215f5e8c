package com.vidaplus.auth.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Asks about one valid access token again and again (RFC 7662). A token that the service calls inactive is answered with 200, too, and
 * faster: that ends the load.
 *
 * @param next the request
 */
public record Introspection(byte[] next) implements Exchange {

    private static final int OK = 200;

    @Override
    public void answered(int status, byte[] body) {
        if (status == OK && !new String(body, StandardCharsets.US_ASCII).contains("\"active\":true")) {
            throw new IllegalStateException("A valid token is called inactive");
        }
    }
}
