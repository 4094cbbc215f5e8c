package com.vidaplus.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSProvider;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The provider that computes signatures: the Amazon Corretto Crypto Provider where the server has it and it works, and Java's own providers
 * otherwise. Both make the same RS256 signatures and verify each other's. Corretto's provider belongs to the server and not into the WAR:
 * it starts a thread that nothing ends, which would keep every deployment in memory.
 */
public final class SignatureEngine {

    /** Java's own providers. */
    static final SignatureEngine JAVA = new SignatureEngine(Optional.empty());

    private static final Logger LOG = System.getLogger(SignatureEngine.class.getName());
    private static final String NAME = "AmazonCorrettoCryptoProvider";
    private static final String CLASS = "com.amazon.corretto.crypto.provider." + NAME;

    /** Empty for whichever provider Java finds. */
    private final Optional<Provider> provider;

    private SignatureEngine(Optional<Provider> provider) {
        this.provider = provider;
    }

    /** The faster engine, if the server has it; the log says which engine is used. */
    static SignatureEngine find() {
        SignatureEngine found = registered().or(SignatureEngine::onClassPath).map(Optional::of).map(SignatureEngine::new)
                .filter(SignatureEngine::works).orElse(JAVA);
        LOG.log(Level.INFO, "Signatures are computed by {0}", found);
        return found;
    }

    private static Optional<Provider> registered() {
        return Optional.ofNullable(Security.getProvider(NAME));
    }

    private static Optional<Provider> onClassPath() {
        try {
            return Optional.of((Provider) Class.forName(CLASS).getConstructor().newInstance());
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.log(Level.INFO, "The provider {0} cannot be used here ({1})", NAME, e.toString());
            return Optional.empty();
        }
    }

    /** Whether the provider works: its native half may be missing for this platform, which shows at the first use only. */
    private boolean works() {
        try {
            for (String algorithm : List.of("RS256", "ES256")) {
                SigningKey here = SigningKey.generate(algorithm, this);
                SigningKey inJava = SigningKey.parse(here.toPrivateJwk(), JAVA);
                agree(here, inJava);
                agree(inJava, here);
            }
            if (FlawedEcdsa.takesZeros(Signature.getInstance("SHA256withECDSA", provider.get()))) {
                throw new GeneralSecurityException("it takes a signature of zeros for a good one");
            }
            return true;
        } catch (GeneralSecurityException | JOSEException | RuntimeException | LinkageError e) {
            LOG.log(Level.INFO, "The provider {0} cannot be used here ({1})", NAME, e.toString());
            return false;
        }
    }

    private static void agree(SigningKey signing, SigningKey verifying) throws JOSEException, GeneralSecurityException {
        JWSHeader header = new JWSHeader(signing.algorithm());
        byte[] text = {1, 2, 3};
        if (!verifying.verifier().verify(header, text, signing.signer().sign(header, text))) {
            throw new GeneralSecurityException("it does not agree with Java about " + header.getAlgorithm());
        }
    }

    /** The provider, or empty for whichever Java finds. */
    Optional<Provider> provider() {
        return provider;
    }

    /** Whether it is not Java's own. */
    boolean isNative() {
        return provider.isPresent();
    }

    /**
     * @param pair a pair of RSA or of P-256
     * @return safe for use by several threads, bound to that key
     */
    JWSSigner signer(JWK pair) throws JOSEException {
        return computing(pair instanceof RSAKey rsa ? new RSASSASigner((PrivateKey) own(rsa.toRSAPrivateKey()))
                : new ECDSASigner((PrivateKey) own(pair.toECKey().toECPrivateKey()), Curve.P_256));
    }

    /**
     * @param key the public half is enough
     * @return safe for use by several threads, bound to that key
     */
    JWSVerifier verifier(JWK key) throws JOSEException {
        return computing(key instanceof RSAKey rsa ? new RSASSAVerifier((RSAPublicKey) own(rsa.toRSAPublicKey()))
                : new ECDSAVerifier((ECPublicKey) own(key.toECKey().toECPublicKey())));
    }

    private <T extends JWSProvider> T computing(T signature) {
        provider.ifPresent(signature.getJCAContext()::setProvider);
        return signature;
    }

    /** The same key as the provider's own object: otherwise the provider would read the key in anew, and check it, for each signature. */
    private Key own(Key key) throws JOSEException {
        if (provider.isEmpty()) {
            return key;
        }
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), provider.get()).translateKey(key);
        } catch (GeneralSecurityException e) {
            throw new JOSEException("the provider does not take the key", e);
        }
    }

    @Override
    public String toString() {
        return provider.map(known -> known.getName() + " " + known.getVersionStr()).orElse("Java");
    }
}
