package com.vidaplus.auth.key;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys as they were read last, ready for use.
 *
 * @param active signs
 * @param byKid  every key, the active one among them
 * @param jwkSet the public halves, the active one first (RFC 7517 §5)
 */
record LoadedKeys(SigningKey active, Map<String, SigningKey> byKid, String jwkSet) {

    /** Before anything was read. */
    static final LoadedKeys NONE = new LoadedKeys(null, Map.of(), new JWKSet().toString());

    /**
     * @param rows   as stored; one of them active for that algorithm
     * @param vault  opens those that are not among the keys at hand already
     * @param engine computes what they sign and verify
     * @param before what was read the time before: a {@code kid} never stands for another key
     * @throws WrongKeyEncryptionKey where a key cannot be opened
     */
    static LoadedKeys of(List<SigningKeyRow> rows, String algorithm, KeyVault vault, SignatureEngine engine, LoadedKeys before) {
        SigningKeyRow active = rows.stream().filter(row -> row.isActiveFor(algorithm)).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no active " + algorithm + " key in the database"));
        List<SigningKeyRow> activeFirst = new ArrayList<>(rows);
        activeFirst.remove(active);
        activeFirst.add(0, active);
        List<SigningKey> keys = activeFirst.stream().map(row -> before.find(row.kid())
                .orElseGet(() -> SigningKey.parse(vault.decrypt(row.kid(), row.encryptedPrivateKey()), engine))).toList();
        return new LoadedKeys(keys.get(0), keys.stream().collect(Collectors.toUnmodifiableMap(SigningKey::kid, Function.identity())),
                new JWKSet(keys.stream().map(SigningKey::publicJwk).toList()).toString());
    }

    Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(byKid.get(kid));
    }
}
