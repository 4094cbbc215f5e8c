package com.vidaplus.auth.token;

import static com.vidaplus.auth.token.Jws.part;
import static com.vidaplus.auth.token.Jws.signed;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.key.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Forged and odd tokens, each named after its fault. They are made from claims that would be good, and from the very key that signs good
 * ones. So they can be tried on a running service as well.
 */
public final class OddTokens {

    private final KeyRingInMemory ours;
    private final SigningKey key;
    private final Map<String, String> claims;
    private final long now;

    private final KeyRingInMemory attacker = KeyRingInMemory.of("RS256");
    private final KeyRingInMemory curve = KeyRingInMemory.of("ES256");

    /**
     * @param ours   an RS256 key that the service verifies with
     * @param claims of a good token, each value as JSON
     * @param now    in seconds
     */
    public OddTokens(KeyRingInMemory ours, Map<String, String> claims, long now) {
        this.ours = ours;
        this.key = ours.active();
        this.claims = new TreeMap<>(claims);
        this.now = now;
    }

    /** Nothing is odd about it. */
    public String good() {
        return signed(key, header(), payload());
    }

    /** A good token but for one header parameter more. */
    public String withHeader(String name, String json) {
        return signed(key, with(header(), name, json), payload());
    }

    private String issuer() {
        String json = claims.get("iss");
        return json.substring(1, json.length() - 1);
    }

    public Stream<Arguments> unsigned() {
        List<Arguments> cases = new ArrayList<>();
        String good = signed(key, header(), payload());
        String signature = good.split("\\.")[2];
        for (String none : List.of("none", "None", "nOnE", "NONE", "", " ", "null")) {
            String input = part(header(none, key.kid())) + "." + part(payload());
            cases.add(arguments("alg '" + none + "', empty signature", input + "."));
            cases.add(arguments("alg '" + none + "', two parts", input));
            cases.add(arguments("alg '" + none + "', signature of another header", input + "." + signature));
            cases.add(arguments("alg '" + none + "', good signature", signed(key, header(none, key.kid()), payload())));
            cases.add(arguments("alg '" + none + "', one character", input + ".A"));
        }
        cases.add(arguments("alg null", signed(key, "{\"alg\":null,\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}", payload())));
        cases.add(arguments("alg missing", signed(key, "{\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}", payload())));
        cases.add(arguments("alg a number", signed(key, "{\"alg\":256,\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}", payload())));
        cases.add(arguments("alg an array", signed(key, "{\"alg\":[\"RS256\"],\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"}", payload())));
        cases.add(arguments("good input, no signature", good.substring(0, good.lastIndexOf('.') + 1)));
        return cases.stream();
    }

    public Stream<Arguments> keyedWithThePublicKey() throws JoseException {
        List<Arguments> cases = new ArrayList<>();
        RsaJsonWebKey jwk = (RsaJsonWebKey) new JsonWebKeySet(ours.jwkSet()).getJsonWebKeys().get(0);
        byte[] der = jwk.getKey().getEncoded();
        String pem = "-----BEGIN PUBLIC key-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC key-----";
        String n = jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY).get("n").toString();
        Map<String, byte[]> keys = new TreeMap<>(Map.of(
                "PEM", pem.getBytes(StandardCharsets.US_ASCII), "PEM and newline", (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                "PEM with CRLF", pem.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII), "DER", der,
                "base64 of DER", Base64.getEncoder().encode(der),
                "JWK", jwk.toJson().getBytes(StandardCharsets.UTF_8), "JWK Set", ours.jwkSet().getBytes(StandardCharsets.UTF_8),
                "modulus", jwk.getRsaPublicKey().getModulus().toByteArray(), "modulus in base64url", n.getBytes(StandardCharsets.US_ASCII),
                "kid", key.kid().getBytes(StandardCharsets.US_ASCII)));
        for (String bits : List.of("256", "384", "512")) {
            keys.forEach((name, secret) -> cases.add(arguments("HS" + bits + " keyed with " + name,
                    Jws.keyed("HmacSHA" + bits, secret, header("HS" + bits, key.kid()), payload()))));
            keys.forEach((name, secret) -> cases.add(arguments("said to be RS256, HMAC " + bits + " keyed with " + name,
                    Jws.keyed("HmacSHA" + bits, secret, header(), payload()))));
        }
        return cases.stream();
    }

    public Stream<Arguments> anotherAlgorithmOfTheSameKey() throws JoseException {
        List<Arguments> cases = new ArrayList<>();
        RsaJsonWebKey stranger = RsaJwkGenerator.generateJwk(2048);
        for (String algorithm : List.of("RS384", "RS512", "PS256", "PS384", "PS512")) {
            cases.add(arguments("header says " + algorithm + ", signature is RS256", signed(key, header(algorithm, key.kid()), payload())));
            cases.add(arguments(algorithm + " by our own key, good signature", signedAs(algorithm)));
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", "JWT");
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKeyIdHeaderValue(key.kid());
            jws.setPayload(payload());
            jws.setKey(stranger.getRsaPrivateKey());
            cases.add(arguments(algorithm + " by the attacker", jws.getCompactSerialization()));
        }
        cases.add(arguments("ES256 header on an RSA kid", signed(curve.active(), header("ES256", key.kid()), payload())));
        cases.add(arguments("RS256 with another kid's key", signed(attacker.active(), header(), payload())));
        cases.add(arguments("alg in lower case", signed(key, header("rs256", key.kid()), payload())));
        cases.add(arguments("alg with a blank", signed(key, header("RS256 ", key.kid()), payload())));
        return cases.stream();
    }

    public Stream<Arguments> keysBroughtAlong() {
        List<Arguments> cases = new ArrayList<>();
        String jwkSet = attacker.jwkSet();
        String jwk = jwkSet.substring(jwkSet.indexOf('[') + 1, jwkSet.lastIndexOf(']'));
        Map<String, String> parameters = new TreeMap<>(Map.of("jwk", jwk, "jku", "\"https://evil.example/jwks\"",
                "x5u", "\"https://evil.example/chain.pem\"", "x5c", "[\"MIIB\"]", "x5t", "\"AAAA\"", "x5t#S256", "\"AAAA\""));
        parameters.forEach((name, value) -> {
            for (String kid : List.of(key.kid(), attacker.active().kid())) {
                String header = header("RS256", kid).replace("}", ",\"" + name + "\":" + value + "}");
                cases.add(arguments(name + " of the attacker, signed by the attacker", signed(attacker.active(), header, payload())));
                cases.add(arguments(name + " of the attacker, signed by us", signed(key, header, payload())));
            }
        });
        cases.add(arguments("jwk that is no object", signed(key, with(header(), "jwk", "1"), payload())));
        cases.add(arguments("jwk with a private key", signed(key, with(header(), "jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"), payload())));
        return cases.stream();
    }

    public Stream<Arguments> oddKids() {
        List<Arguments> cases = new ArrayList<>();
        for (String kid : List.of("\"../../dev/null\"", "\"' OR '1'='1\"", "\"\\u0000\"", "\"" + key.kid() + "\\u0000\"", "\"\"", "\" \"",
                "\"" + key.kid() + " \"", "\"" + key.kid().toLowerCase(Locale.ROOT) + "-\"", "\"" + "A".repeat(5_000) + "\"",
                "\"unknown\"", "null", "1", "true", "[\"" + key.kid() + "\"]", "{\"kid\":\"" + key.kid() + "\"}",
                "\"" + attacker.active().kid() + "\"")) {
            cases.add(arguments("kid " + (kid.length() > 60 ? kid.length() + " characters" : kid),
                    signed(key, "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":" + kid + "}", payload())));
        }
        cases.add(arguments("kid of 10,000 characters", signed(key, header("RS256", "A".repeat(10_000)), payload())));
        cases.add(arguments("kid missing", signed(key, "{\"alg\":\"RS256\",\"typ\":\"JWT\"}", payload())));
        return cases.stream();
    }

    public Stream<Arguments> oddHeaders() {
        List<Arguments> cases = new ArrayList<>();
        for (String typ : List.of("\"jwt\"", "\"Jwt\"", "\"JOSE\"", "\"dpop+jwt\"", "\"AT+JWT\"", "\"application/jwt\"",
                "\"application/at+jwt\"", "\"JWT \"", "\"\"", "null", "1", "[\"JWT\"]", "\"logout+jwt\"", "\"rt+jwt\"")) {
            cases.add(arguments("typ " + typ, signed(key, header().replace("\"JWT\"", typ), payload())));
        }
        cases.add(arguments("typ missing", signed(key, "{\"alg\":\"RS256\",\"kid\":\"" + key.kid() + "\"}", payload())));
        cases.add(arguments("crit with an unknown name", signed(key, with(header(), "crit", "[\"x\"]"), payload())));
        cases.add(arguments("crit with that name there", signed(key, with(with(header(), "crit", "[\"x\"]"), "x", "1"), payload())));
        cases.add(arguments("crit empty", signed(key, with(header(), "crit", "[]"), payload())));
        cases.add(arguments("crit no array", signed(key, with(header(), "crit", "\"exp\""), payload())));
        cases.add(arguments("crit with a known name", signed(key, with(header(), "crit", "[\"alg\"]"), payload())));
        cases.add(arguments("crit exp", signed(key, with(with(header(), "crit", "[\"exp\"]"), "exp", "" + (now + 900)), payload())));
        String notEncoded = with(with(header(), "b64", "false"), "crit", "[\"b64\"]");
        cases.add(arguments("b64 false, crit, encoded payload signed", signed(key, notEncoded, payload())));
        cases.add(arguments("b64 false, crit, raw payload signed",
                part(notEncoded) + "." + part(payload()) + "." + Jws.signature(key, part(notEncoded) + "." + payload())));
        cases.add(arguments("b64 false without crit", signed(key, with(header(), "b64", "false"), payload())));
        cases.add(arguments("b64 true", signed(key, with(header(), "b64", "true"), payload())));
        cases.add(arguments("cty JWT", signed(key, with(header(), "cty", "\"JWT\""), payload())));
        cases.add(arguments("zip", signed(key, with(header(), "zip", "\"DEF\""), payload())));
        cases.add(arguments("a parameter nobody knows", signed(key, with(header(), "x", "1"), payload())));
        cases.add(arguments("alg twice, none first", signed(key, header().replace("{", "{\"alg\":\"none\","), payload())));
        cases.add(arguments("alg twice, none last", signed(key, with(header(), "alg", "\"none\""), payload())));
        cases.add(arguments("alg twice, the same", signed(key, with(header(), "alg", "\"RS256\""), payload())));
        cases.add(arguments("kid twice", signed(key, with(header(), "kid", "\"other\""), payload())));
        cases.add(arguments("typ twice", signed(key, with(header(), "typ", "\"at+jwt\""), payload())));
        cases.add(arguments("header an array", signed(key, "[]", payload())));
        cases.add(arguments("header a string", signed(key, "\"RS256\"", payload())));
        cases.add(arguments("header null", signed(key, "null", payload())));
        cases.add(arguments("header empty object", signed(key, "{}", payload())));
        cases.add(arguments("header no JSON", signed(key, "RS256", payload())));
        cases.add(arguments("header cut short", signed(key, header().substring(0, 20), payload())));
        cases.add(arguments("header with something after it", signed(key, header() + "{}", payload())));
        cases.add(arguments("header nested 2,500 deep", signed(key, "[".repeat(2_500) + "]".repeat(2_500), payload())));
        cases.add(arguments("header objects nested 900 deep", signed(key, "{\"a\":".repeat(900) + "1" + "}".repeat(900), payload())));
        cases.add(arguments("payload nested 2,500 deep", signed(key, header(), with(payload(), "x", "[".repeat(2_000) + "]".repeat(2_000))
                .replace("\"sub\"", "\"bus\""))));
        return cases.stream();
    }

    public Stream<Arguments> oddClaims() {
        List<Arguments> cases = new ArrayList<>();
        for (String time : List.of("iat", "exp")) {
            for (String value : List.of("\"" + (now + 900) + "\"", "null", "true", "[" + (now + 900) + "]", "{}", "\"\"", "\"soon\"")) {
                cases.add(claim(time, value));
            }
            cases.add(without(time));
        }
        for (String expiry : List.of("" + now, "" + (now - 1), "0", "-1", "-1e400", "1e9", "-9223372036854775808", "1.5")) {
            cases.add(claim("exp", expiry));
        }
        cases.add(claim("exp", "1e400"));
        cases.add(claim("iat", "1e400"));
        cases.add(claim("iat", "" + (now + 600)));
        cases.add(claim("iat", "" + (now + 90)));
        cases.add(claim("nbf", "" + (now + 600)));
        cases.add(claim("nbf", "\"" + (now - 60) + "\""));
        cases.add(claim("nbf", "true"));
        for (String issuer : List.of("\"" + issuer().substring(0, issuer().length() - 1) + "\"", "\"" + issuer() + "/\"",
                "\"" + issuer() + ".evil\"", "\"" + issuer().toUpperCase(Locale.ROOT) + "\"", "\"ftp" + issuer().replaceFirst("^\\w+", "")
                + "\"",
                "\" " + issuer() + "\"", "\"\"", "null", "1", "[\"" + issuer() + "\"]", "\"" + issuer() + "\\u0000\"")) {
            cases.add(claim("iss", issuer));
        }
        for (String audience : List.of("[]", "null", "1", "{}", "[1]")) {
            cases.add(claim("aud", audience));
        }
        for (String groups : List.of("null", "\"admin\"", "{}", "[1]", "[null]", "[[\"admin\"]]", "1")) {
            cases.add(claim("groups", groups));
        }
        for (String name : List.of("iss", "sub", "jti", "aud", "groups")) {
            cases.add(without(name));
        }
        for (String name : List.of("sub", "jti", "uid", "sid", "scope", "client_id")) {
            for (String value : List.of("true", "[\"x\"]", "{}")) {
                cases.add(claim(name, value));
            }
        }
        cases.add(claim("sub", "null"));
        cases.add(claim("jti", "null"));
        cases.add(claim("auth_time", "\"" + now + "\""));
        for (String twice : List.of("exp", "sub", "iss", "aud", "jti", "groups", "uid", "sid", "iat", "auth_time")) {
            String value = claims.get(twice);
            cases.add(arguments("claim " + twice + " twice, equal", signed(key, header(), with(payload(), twice, value))));
            cases.add(arguments("claim " + twice + " twice, different",
                    signed(key, header(), with(payload(), twice, "\"" + (now + 9_999) + "\""))));
            cases.add(arguments("claim " + twice + " twice, once escaped", signed(key, header(),
                    with(payload(), "\\u00" + Integer.toHexString(twice.charAt(0)) + twice.substring(1), value))));
        }
        for (String payload : List.of("", "[]", "null", "1", "\"x\"", "{}", "{", payload() + "x")) {
            cases.add(arguments("payload " + (payload.length() > 9 ? "with something around it" : payload),
                    signed(key, header(), payload)));
        }
        return cases.stream();
    }

    public Stream<Arguments> oddForms() {
        String good = signed(key, header(), payload());
        String[] parts = good.split("\\.");
        String general = "{\"payload\":\"" + parts[1] + "\",\"signatures\":[{\"protected\":\"" + parts[0] + "\",\"signature\":\""
                + parts[2] + "\"}]}";
        String flattened = "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}";
        List<Arguments> cases = new ArrayList<>(List.of(
                arguments("nothing", ""), arguments("a blank", " "), arguments("dots", ".."), arguments("three dots", "..."),
                arguments("one part", parts[0]), arguments("two parts", parts[0] + "." + parts[1]),
                arguments("four parts", good + "." + parts[2]), arguments("four parts, last empty", good + "."),
                arguments("four parts, first empty", "." + good), arguments("five parts", good + ".AAAA.AAAA"),
                arguments("first part empty", "." + parts[1] + "." + parts[2]), arguments("second part empty", parts[0] + ".." + parts[2]),
                arguments("JSON serialization, general", general), arguments("JSON serialization, flattened", flattened),
                arguments("with its scheme", "Bearer " + good),
                arguments("padded header", parts[0] + "=." + parts[1] + "." + parts[2]),
                arguments("padded signature", good + "=="), arguments("padded payload", parts[0] + "." + parts[1] + "=." + parts[2]),
                arguments("signature percent-encoded", parts[0] + "." + parts[1] + "." + parts[2] + "%3D"),
                arguments("quoted", "\"" + good + "\""), arguments("twice", good + good),
                        arguments("twice with a comma", good + "," + good),
                arguments("a letter beyond ASCII", good + "\u00E9"), arguments("full-width A", good.replaceFirst("e", "\uFF45")),
                arguments("NUL at the end", good + "\u0000"), arguments("opaque text", "c2VjcmV0IHJlZnJlc2ggdG9rZW4"),
                arguments("9 KB of nothing", "A".repeat(9_000)), arguments("9 KB of dots", ".".repeat(9_000)),
                arguments("9 KB, good signature", signed(key, header(), with(payload(), "x", "\"" + "A".repeat(6_500) + "\""))),
                arguments("5 MB", "A".repeat(5 << 20)),
                arguments("standard base64", parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 3) + "+/A")));
        for (String blank : List.of(" ", "\n", "\r\n", "\t", "\u00A0", "\u200B")) {
            String name = "U+" + Integer.toHexString(blank.charAt(0));
            cases.add(arguments(name + " before", blank + good));
            cases.add(arguments(name + " after", good + blank));
            cases.add(arguments(name + " within", parts[0] + "." + parts[1].substring(0, 9) + blank + parts[1].substring(9) + "."
                    + parts[2]));
            cases.add(arguments(name + " beside a dot", parts[0] + "." + blank + parts[1] + "." + parts[2]));
        }
        return cases.stream();
    }

    public Stream<Arguments> tampered() {
        List<Arguments> cases = new ArrayList<>();
        String good = signed(key, header(), payload());
        String[] parts = good.split("\\.");
        cases.add(arguments("another subject", parts[0] + "." + part(payloadWith("sub", "\"admin@vidaplus.example\"")) + "." + parts[2]));
        cases.add(arguments("another group", parts[0] + "." + part(payloadWith("groups", "[\"admin\",\"x\"]")) + "." + parts[2]));
        cases.add(arguments("later expiry", parts[0] + "." + part(payloadWith("exp", "" + (now + 90_000))) + "." + parts[2]));
        cases.add(arguments("another typ", part(header().replace("JWT", "at+jwt")) + "." + parts[1] + "." + parts[2]));
        cases.add(arguments("header written otherwise", part(header().replace(",", ", ")) + "." + parts[1] + "." + parts[2]));
        cases.add(arguments("payload written otherwise", parts[0] + "." + part(payload().replace(",", ", ")) + "." + parts[2]));
        cases.add(arguments("signature of another of our tokens", parts[0] + "." + parts[1] + "."
                + signed(key, header(), payloadWith("sub", "\"bob@vidaplus.example\"")).split("\\.")[2]));
        cases.add(arguments("header and payload swapped", parts[1] + "." + parts[0] + "." + parts[2]));
        cases.add(arguments("signature cut short", good.substring(0, good.length() - 4)));
        cases.add(arguments("signature made longer", good + "AAAA"));
        cases.add(arguments("signature with zeros in front", parts[0] + "." + parts[1] + ".AAAA" + parts[2]));
        cases.add(arguments("signature of zeros", parts[0] + "." + parts[1] + "." + part(new byte[256])));
        cases.add(arguments("signature of one", parts[0] + "." + parts[1] + "." + part(BigInteger.ONE.toByteArray())));
        for (int i = 0; i < 3; i++) {
            for (int position = 0; position < parts[i].length() - 1; position += 17) {
                String[] changed = parts.clone();
                char c = parts[i].charAt(position);
                changed[i] = parts[i].substring(0, position) + (c == 'A' ? 'B' : 'A') + parts[i].substring(position + 1);
                cases.add(arguments("part " + (i + 1) + ", character " + position, String.join(".", changed)));
            }
        }
        return cases.stream();
    }

    public Stream<Arguments> encrypted() {
        return Stream.of(
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}", "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + key.kid() + "\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}")
                .map(header -> arguments("JWE " + header, part(header) + ".AAAA.AAAA.AAAA.AAAA"));
    }

    /** What our key would have to say if it could be talked into another algorithm (RFC 8725 §3.1). */
    private String signedAs(String algorithm) {
        String input = part(header(algorithm, key.kid())) + "." + part(payload());
        try {
            byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
            return input + "." + key.signer().sign(new JWSHeader(JWSAlgorithm.parse(algorithm)), bytes);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Arguments claim(String name, String value) {
        return arguments(name + " " + value, signed(key, header(), payloadWith(name, value)));
    }

    private String payloadWith(String name, String value) {
        Map<String, String> changed = new TreeMap<>(claims);
        changed.put(name, value);
        return json(changed);
    }

    private Arguments without(String name) {
        Map<String, String> changed = new TreeMap<>(claims);
        changed.remove(name);
        return arguments(name + " missing", signed(key, header(), json(changed)));
    }

    private String header() {
        return header("RS256", key.kid());
    }

    static String header(String algorithm, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
    }

    private String payload() {
        return json(claims);
    }

    static String json(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":").append(value));
        return json.append('}').toString();
    }

    static String with(String object, String name, String value) {
        return object.substring(0, object.length() - 1) + ",\"" + name + "\":" + value + "}";
    }
}
