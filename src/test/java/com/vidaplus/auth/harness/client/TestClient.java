package com.vidaplus.auth.harness.client;

import java.util.Optional;

/**
 * A registered client as it knows itself.
 *
 * @param secret nothing for a public client
 */
public record TestClient(String id, Optional<String> secret) {

    /** Its secret; fails for a public client. */
    public String requiredSecret() {
        return secret.orElseThrow();
    }

    /** As headers for {@link AuthClient}: HTTP Basic, or none for a public client. */
    public String[] headers() {
        return secret.map(own -> AuthClient.basic(id, own)).orElseGet(() -> new String[0]);
    }

    /** The form with what the headers do not say: the id of a public client. */
    public Form with(Form form) {
        return secret.isPresent() ? form : form.and("client_id", id);
    }
}
