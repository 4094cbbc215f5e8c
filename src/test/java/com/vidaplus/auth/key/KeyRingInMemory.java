package com.vidaplus.auth.key;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signing keys without a server or database; the first is the active one. */
public class KeyRingInMemory extends KeyRing {

    /** As in the service: {@code *Test} has the provider, and the ITs on WildFly have Java's own. */
    private static final SignatureEngine ENGINE = SignatureEngine.find();

    private final List<SigningKey> keys;

    private KeyRingInMemory(List<SigningKey> keys) {
        this.keys = keys;
    }

    /** New keys of these algorithms. */
    public static KeyRingInMemory of(String... algorithms) {
        return new KeyRingInMemory(Stream.of(algorithms).map(algorithm -> SigningKey.generate(algorithm, ENGINE)).toList());
    }

    /** A key as the service stores it before it is encrypted. */
    public static KeyRingInMemory ofStored(String privateJwk) {
        return new KeyRingInMemory(List.of(SigningKey.parse(privateJwk, ENGINE)));
    }

    @Override
    public SigningKey active() {
        return keys.get(0);
    }

    @Override
    public Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    @Override
    public String jwkSet() {
        return new JWKSet(keys.stream().map(SigningKey::publicJwk).toList()).toString();
    }
}
