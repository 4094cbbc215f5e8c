package com.vidaplus.auth.credential;

import java.util.List;
import java.util.Optional;

/**
 * What a client says of itself (RFC 6749 §2.3.1). HTTP Basic leaves open whether the client form-encoded the two halves, so each half may
 * have two readings.
 *
 * @param ids     the readings of its {@code client_id}, the standard's first, one or two; may be an empty text where only a secret was sent
 * @param secrets the readings of its {@code client_secret}, the standard's first, at most two; none where it sent no secret
 */
public record ClientCredentials(List<String> ids, List<String> secrets) {

    /**
     * Credentials with one reading, as in a form.
     *
     * @param id     its {@code client_id}; may be empty where only a secret was sent
     * @param secret its {@code client_secret}, where it sent one
     */
    public ClientCredentials(String id, Optional<String> secret) {
        this(List.of(id), secret.stream().toList());
    }

    /** Shows neither id nor secret: what was typed into the wrong field must not reach a log. */
    @Override
    public String toString() {
        return "ClientCredentials";
    }
}
