package com.vidaplus.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/**
 * A key pair with its {@code kid}, bound to one algorithm (RFC 8725 §3.1): it never signs or verifies with another.
 * Signer and verifier are made once, since making them costs as much as a short signature.
 */
public final class SigningKey {

    private static final int RSA_BITS = 2048;

    private final JWK pair;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    private SigningKey(JWK pair, SignatureEngine engine) throws JOSEException {
        if (!(pair instanceof RSAKey || pair instanceof ECKey) || !pair.isPrivate()) {
            throw new IllegalArgumentException("neither an RSA nor an EC key pair");
        }
        this.pair = pair;
        signer = engine.signer(pair);
        verifier = engine.verifier(pair);
    }

    /**
     * Makes a new key; its {@code kid} is its thumbprint (RFC 7638), so two keys never share one.
     *
     * @param algorithm {@code RS256} (2048 bits) or {@code ES256} (P-256)
     * @param engine    makes it, and computes what it signs and verifies
     */
    static SigningKey generate(String algorithm, SignatureEngine engine) {
        try {
            JWSAlgorithm alg = JWSAlgorithm.parse(algorithm);
            JWKGenerator<? extends JWK> generator =
                    alg.equals(JWSAlgorithm.ES256) ? new ECKeyGenerator(Curve.P_256) : new RSAKeyGenerator(RSA_BITS);
            generator.algorithm(alg).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true);
            engine.provider().ifPresent(generator::provider);
            return new SigningKey(generator.generate(), engine);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java runtime cannot make a key for " + algorithm, e);
        }
    }

    /**
     * @param json   both halves as {@link #toPrivateJwk()} wrote them
     * @param engine computes what it signs and verifies
     * @throws IllegalArgumentException if the text is no such key; the message shows nothing of the text
     */
    static SigningKey parse(String json, SignatureEngine engine) {
        try {
            return new SigningKey(JWK.parse(json), engine);
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException("not a signing key", null);
        }
    }

    /** The {@code kid} header of what this key signs. */
    public String kid() {
        return pair.getKeyID();
    }

    /** The only algorithm that this key is used with. */
    public JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(pair.getAlgorithm().getName());
    }

    /** Signs with {@link #algorithm()}; safe for use by several threads. */
    public JWSSigner signer() {
        return signer;
    }

    /** Verifies with {@link #algorithm()}; safe for use by several threads. */
    public JWSVerifier verifier() {
        return verifier;
    }

    /** The public half: {@code kty}, {@code kid}, {@code use}, {@code alg} and the key itself. */
    JWK publicJwk() {
        return pair.toPublicJWK();
    }

    String toPrivateJwk() {
        return pair.toJSONString();
    }

    /** Says the {@code kid} only. */
    @Override
    public String toString() {
        return "SigningKey[" + kid() + "]";
    }
}
