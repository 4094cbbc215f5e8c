package com.vidaplus.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
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

    private SigningKey(JWK pair) throws JOSEException {
        this.pair = pair;
        if (pair instanceof RSAKey rsa) {
            signer = new RSASSASigner(rsa);
            verifier = new RSASSAVerifier(rsa);
        } else if (pair instanceof ECKey ec) {
            signer = new ECDSASigner(ec);
            verifier = new ECDSAVerifier(ec);
        } else {
            throw new IllegalArgumentException("neither an RSA nor an EC key");
        }
    }

    /**
     * Makes a new key; its {@code kid} is its thumbprint (RFC 7638), so two keys never share one.
     *
     * @param algorithm {@code RS256} (2048 bits) or {@code ES256} (P-256)
     */
    static SigningKey generate(String algorithm) {
        try {
            JWSAlgorithm alg = JWSAlgorithm.parse(algorithm);
            JWK pair = alg.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256).algorithm(alg).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate()
                    : new RSAKeyGenerator(RSA_BITS).algorithm(alg).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
            return new SigningKey(pair);
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java runtime cannot make a key for " + algorithm, e);
        }
    }

    /**
     * @param json both halves as {@link #toPrivateJwk()} wrote them
     * @throws IllegalArgumentException where it is no such key; the message shows nothing of it
     */
    static SigningKey parse(String json) {
        try {
            return new SigningKey(JWK.parse(json));
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
