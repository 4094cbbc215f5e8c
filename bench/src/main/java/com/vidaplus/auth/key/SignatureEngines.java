package com.vidaplus.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import java.util.LinkedHashMap;
import java.util.Map;

/** One signature over a text as long as a token's by each engine there is; for several threads. */
public final class SignatureEngines {

    private static final int TOKEN_BYTES = 500;

    private SignatureEngines() {
    }

    /** What computes one signature, by the engine's name, the one that the service would choose last. */
    public static Map<String, Runnable> all(String algorithm) {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put(SignatureEngine.JAVA.toString(), signing(algorithm, SignatureEngine.JAVA));
        SignatureEngine found = SignatureEngine.find();
        all.put(found.toString(), signing(algorithm, found));
        return all;
    }

    /** What computes one signature as the service does. */
    public static Runnable inUse(String algorithm) {
        return signing(algorithm, SignatureEngine.find());
    }

    private static Runnable signing(String algorithm, SignatureEngine engine) {
        SigningKey key = SigningKey.generate(algorithm, engine);
        JWSHeader header = new JWSHeader(key.algorithm());
        byte[] text = new byte[TOKEN_BYTES];
        return () -> {
            try {
                key.signer().sign(header, text);
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
