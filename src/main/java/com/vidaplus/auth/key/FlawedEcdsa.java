package com.vidaplus.auth.key;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;

/** Detects a Java runtime that accepts a signature of zeros for any key and any text (CVE-2022-21449): JDK 15 to 17.0.2. */
final class FlawedEcdsa {

    /** A DER sequence of r = 0 and s = 0, both of which FIPS 186-5 §6.4.2 rules out. */
    private static final byte[] ZEROS = {0x30, 6, 2, 1, 0, 2, 1, 0};

    private FlawedEcdsa() {
    }

    /**
     * @throws IllegalStateException where this runtime has the flaw, so that the service does not start on it
     */
    static void refuse() {
        try {
            if (takesZeros(Signature.getInstance("SHA256withECDSA"))) {
                throw new IllegalStateException("This Java runtime takes a signature of zeros for a good one (CVE-2022-21449):"
                        + " use 17.0.3 or later");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no ECDSA on P-256", e);
        }
    }

    /** @param verifier of ECDSA over SHA-256, with signatures in DER */
    static boolean takesZeros(Signature verifier) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        verifier.initVerify(generator.generateKeyPair().getPublic());
        verifier.update(ZEROS);
        try {
            return verifier.verify(ZEROS);
        } catch (SignatureException e) {
            return false;
        }
    }
}
