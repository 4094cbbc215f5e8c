package com.vidaplus.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The signing keys at hand, in memory, so that neither a signature nor the JWK Set needs the database. {@link SigningKeys} keeps it as it
 * is stored. No EJB: it is asked several times a request.
 */
@ApplicationScoped
public class KeyRing {

    private volatile LoadedKeys loaded = LoadedKeys.NONE;

    /** Takes up what was read. */
    void load(LoadedKeys keys) {
        loaded = keys;
    }

    LoadedKeys loaded() {
        return loaded;
    }

    /** The key that signs now; null before the first was read. */
    public SigningKey active() {
        return loaded.active();
    }

    /** The key with that {@code kid}, as this node read it last. */
    public Optional<SigningKey> find(String kid) {
        return loaded.find(kid);
    }

    /** The JWK Set of all public keys, the active one first (RFC 7517 §5). */
    public String jwkSet() {
        return loaded.jwkSet();
    }
}
