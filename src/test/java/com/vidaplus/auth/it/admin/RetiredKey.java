package com.vidaplus.auth.it.admin;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.key.encryption.KeyVault;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** A signing key that the service has retired some time ago, whose private half the test has; so the keys in use are left alone. */
final class RetiredKey {

    private final PublicJsonWebKey pair;

    private RetiredKey(PublicJsonWebKey pair) {
        this.pair = pair;
    }

    /**
     * Puts one into the database.
     *
     * @param keyEncryptionKey of the service, in base64
     * @param ago              since when it does not sign
     */
    static RetiredKey added(Accounts database, String keyEncryptionKey, Duration ago) {
        try {
            PublicJsonWebKey pair = RsaJwkGenerator.generateJwk(2048);
            pair.setKeyId(pair.calculateBase64urlEncodedThumbprint("SHA-256"));
            pair.setUse("sig");
            pair.setAlgorithm("RS256");
            KeyVault vault = new KeyVault(Base64.getDecoder().decode(keyEncryptionKey));
            database.execute("INSERT INTO signing_key (kid, algorithm, public_jwk, private_key, retired_at) VALUES (?, 'RS256', ?, ?,"
                    + " CURRENT_TIMESTAMP - " + ago.toSeconds() + " * INTERVAL '1' SECOND)", pair.getKeyId(),
                    pair.toJson(OutputControlLevel.PUBLIC_ONLY),
                    vault.encrypt(pair.getKeyId(), pair.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
            return new RetiredKey(pair);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String kid() {
        return pair.getKeyId();
    }

    /** A token with these claims, as the key may have signed it in its time. */
    String sign(Map<String, Object> claims) {
        return ForgedToken.by(pair, claims).signed();
    }
}
