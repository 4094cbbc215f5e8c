package com.vidaplus.auth.credential;

import java.util.Optional;

/**
 * What a client says of itself (RFC 6749 §2.3.1).
 *
 * @param id     its {@code client_id}; may be empty where only a secret was sent
 * @param secret its {@code client_secret}, where it sent one
 */
public record ClientCredentials(String id, Optional<String> secret) {

    /** Says neither: what was typed into the wrong field must not reach a log. */
    @Override
    public String toString() {
        return "ClientCredentials";
    }
}
