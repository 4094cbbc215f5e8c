package com.vidaplus.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.vidaplus.auth.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Puts together JWS texts that no library would write: whatever the header and payload say, the signature is good. */
final class Jws {

    private Jws() {
    }

    /** Header and payload as given, signed with that key's own algorithm. */
    static String signed(SigningKey key, String header, String payload) {
        String input = part(header) + "." + part(payload);
        return input + "." + signature(key, input);
    }

    /** The third part for a signing input as given. */
    static String signature(SigningKey key, String input) {
        try {
            return key.signer().sign(new JWSHeader(key.algorithm()), input.getBytes(StandardCharsets.US_ASCII)).toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header and payload as given, with an HMAC under the given bytes. */
    static String keyed(String algorithm, byte[] key, String header, String payload) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            String input = part(header) + "." + part(payload);
            return input + "." + part(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
