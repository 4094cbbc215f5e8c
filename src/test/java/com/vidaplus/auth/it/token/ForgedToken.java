package com.vidaplus.auth.it.token;

import com.vidaplus.auth.harness.client.Accounts.ConnectionSource;
import com.vidaplus.auth.harness.server.RunningService;
import com.vidaplus.auth.key.encryption.KeyVault;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jca.ProviderContext;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jwa.CryptoPrimitive;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;

/**
 * A token of any content with a good signature. The service's own private key is taken from its database and opened with its key encryption
 * key. Each method gives a new one, with one thing changed.
 */
public final class ForgedToken {

    private final PublicJsonWebKey pair;
    private final Map<String, Object> header;
    private final String payload;

    private ForgedToken(PublicJsonWebKey pair, Map<String, Object> header, String payload) {
        this.pair = pair;
        this.header = header;
        this.payload = payload;
    }

    /** With the header that the suite's service writes, and these claims. */
    public static ForgedToken of(RunningService service, Map<String, Object> claims) {
        return of(service::connect, service.keyEncryptionKey(), claims);
    }

    /** With the header that the service on that database writes, and these claims. */
    public static ForgedToken of(ConnectionSource database, String keyEncryptionKey, Map<String, Object> claims) {
        return by(activePair(database, keyEncryptionKey), claims);
    }

    /** With the header that the service writes for that key pair, whose private half the test has, and these claims. */
    public static ForgedToken by(PublicJsonWebKey pair, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", pair.getAlgorithm(), "typ", "JWT", "kid", pair.getKeyId()));
        return new ForgedToken(pair, header, JsonUtil.toJson(claims));
    }

    private static PublicJsonWebKey activePair(ConnectionSource database, String keyEncryptionKey) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT kid, private_key FROM signing_key WHERE active_for IS NOT NULL")) {
            row.next();
            KeyVault vault = new KeyVault(Base64.getDecoder().decode(keyEncryptionKey));
            return PublicJsonWebKey.Factory.newPublicJwk(vault.decrypt(row.getString("kid"), row.getString("private_key")));
        } catch (SQLException | JoseException e) {
            throw new IllegalStateException("The signing key cannot be taken", e);
        }
    }

    /** The private half as the service stores it before it is encrypted. */
    public String privateJwk() {
        return pair.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** With another claim; without it where the value is null. */
    public ForgedToken claim(String name, Object value) {
        try {
            Map<String, Object> claims = new LinkedHashMap<>(JsonUtil.parseJson(payload));
            put(claims, name, value);
            return new ForgedToken(pair, header, JsonUtil.toJson(claims));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With another header parameter; without it where the value is null. */
    public ForgedToken header(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(header);
        put(changed, name, value);
        return new ForgedToken(pair, changed, payload);
    }

    /** With any payload, such as one that is no JSON. */
    public ForgedToken payload(String text) {
        return new ForgedToken(pair, header, text);
    }

    public String payload() {
        return payload;
    }

    private static void put(Map<String, Object> members, String name, Object value) {
        members.remove(name);
        if (value != null) {
            members.put(name, value);
        }
    }

    /** Signed with the service's private key. */
    public String signed() {
        return signedWith(pair.getPrivateKey());
    }

    /** Signed with any key, by the algorithm that the header names. */
    public String signedWith(Key key) {
        return signed(JsonUtil.toJson(header), String.valueOf(header.get("alg")), key);
    }

    /** Signed with the service's private key under a header that is written as given, whatever it says. */
    public String signedUnder(String headerJson) {
        return signed(headerJson, pair.getAlgorithm(), pair.getPrivateKey());
    }

    /** As it is, under a header as given and with a signature as given. */
    public String unsigned(String headerJson, String signature) {
        return encoded(headerJson) + "." + encoded(payload) + "." + signature;
    }

    private String signed(String headerJson, String algorithmName, Key key) {
        String signed = encoded(headerJson) + "." + encoded(payload);
        try {
            JsonWebSignatureAlgorithm algorithm =
                    AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().getAlgorithm(algorithmName);
            CryptoPrimitive primitive = algorithm.prepareForSign(key, new ProviderContext());
            byte[] signature = algorithm.sign(primitive, signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
