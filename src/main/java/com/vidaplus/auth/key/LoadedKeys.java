package com.vidaplus.auth.key;

import com.nimbusds.jose.jwk.JWKSet;
import com.vidaplus.auth.key.encryption.KeyVault;
import com.vidaplus.auth.key.encryption.WrongKeyEncryptionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys as they were read last, ready for use.
 *
 * @param active  the key that signs; null if no key that could be opened does
 * @param pending the successor that is published; empty where there is none
 * @param beside  keys that are active or pending beside these two, and should be retired
 * @param foreign keys that could not be opened: nothing is verified by them and the JWK Set leaves them out
 * @param byKid   every key that could be opened, the active one among them
 * @param jwkSet  the public halves, the active one first (RFC 7517 §5)
 */
record LoadedKeys(SigningKey active, Optional<SigningKey> pending, Set<String> beside, Set<String> foreign, Map<String, SigningKey> byKid,
        String jwkSet) {

    /** Before anything was read. */
    static final LoadedKeys NONE = new LoadedKeys(null, Optional.empty(), Set.of(), Set.of(), Map.of(), new JWKSet().toString());

    /**
     * @param rows   as stored, in the order in which they began to sign, the youngest first
     * @param vault  opens those that are not among the keys at hand already
     * @param engine computes what they sign and verify
     * @param before what was read the time before: a {@code kid} never stands for another key
     */
    static LoadedKeys of(List<SigningKeyRow> rows, KeyVault vault, SignatureEngine engine, LoadedKeys before) {
        Map<String, SigningKey> opened = new HashMap<>();
        List<SigningKey> published = new ArrayList<>();
        Set<String> foreign = new HashSet<>();
        Set<String> beside = new HashSet<>();
        SigningKey active = null;
        SigningKey pending = null;
        for (SigningKeyRow row : rows) {
            Optional<SigningKey> key = before.find(row.kid()).or(() -> open(row, vault, engine));
            SigningKeyState state = row.state();
            if (key.isEmpty()) {
                foreign.add(row.kid());
            } else {
                opened.put(row.kid(), key.get());
            }
            if (key.isPresent() && state == SigningKeyState.ACTIVE && active == null) {
                active = key.get();
                published.add(0, active);
                continue;
            }
            key.ifPresent(published::add);
            if (key.isPresent() && state == SigningKeyState.PENDING && pending == null) {
                pending = key.get();
            } else if (state != SigningKeyState.RETIRED) {
                beside.add(row.kid());
            }
        }
        return new LoadedKeys(active, Optional.ofNullable(pending), Set.copyOf(beside), Set.copyOf(foreign), Map.copyOf(opened),
                new JWKSet(published.stream().map(SigningKey::publicJwk).toList()).toString());
    }

    /** A row that cannot be opened was stored under another key encryption key, or damaged. */
    static Optional<SigningKey> open(SigningKeyRow row, KeyVault vault, SignatureEngine engine) {
        try {
            return Optional.of(SigningKey.parse(vault.decrypt(row.kid(), row.encryptedPrivateKey()), engine));
        } catch (WrongKeyEncryptionKey | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }
}
