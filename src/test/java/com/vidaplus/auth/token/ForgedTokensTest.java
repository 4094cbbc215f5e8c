package com.vidaplus.auth.token;

import static com.vidaplus.auth.token.Jws.part;
import static com.vidaplus.auth.token.Jws.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.vidaplus.auth.key.SigningKey;
import com.vidaplus.auth.key.SigningKeysInMemory;
import com.vidaplus.auth.platform.TestSettings;
import com.vidaplus.auth.platform.TestTime;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forged and odd tokens, none of which may be accepted (RFC 8725). Those that are odd only in what they say carry a good signature, so
 * that it is the oddness that refuses them.
 */
@Timeout(60)
class ForgedTokensTest {

    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();
    private static final SigningKeysInMemory RSA = SigningKeysInMemory.of("RS256");
    private static final SigningKeysInMemory EC = SigningKeysInMemory.of("ES256");
    private static final SigningKeysInMemory ATTACKER = SigningKeysInMemory.of("RS256");
    private static final SigningKey KEY = RSA.active();

    private static final AccessTokens TOKENS = tokens(RSA);
    private static final AccessTokens EC_TOKENS = tokens(EC);

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final Map<String, String> CLAIMS = claims();

    @Test
    void sameTextWithNothingOddIsAccepted() {
        assertThat(TOKENS.verify(signed(KEY, header(), payload()))).isPresent();
        assertThat(EC_TOKENS.verify(signed(EC.active(), header("ES256", EC.active().kid()), payload()))).isPresent();
    }

    static Stream<Arguments> unsigned() {
        List<Arguments> cases = new ArrayList<>();
        String good = signed(KEY, header(), payload());
        String signature = good.split("\\.")[2];
        for (String none : List.of("none", "None", "nOnE", "NONE", "", " ", "null")) {
            String input = part(header(none, KEY.kid())) + "." + part(payload());
            cases.add(arguments("alg '" + none + "', empty signature", input + "."));
            cases.add(arguments("alg '" + none + "', two parts", input));
            cases.add(arguments("alg '" + none + "', signature of another header", input + "." + signature));
            cases.add(arguments("alg '" + none + "', good signature", signed(KEY, header(none, KEY.kid()), payload())));
            cases.add(arguments("alg '" + none + "', one character", input + ".A"));
        }
        cases.add(arguments("alg null", signed(KEY, "{\"alg\":null,\"typ\":\"JWT\",\"kid\":\"" + KEY.kid() + "\"}", payload())));
        cases.add(arguments("alg missing", signed(KEY, "{\"typ\":\"JWT\",\"kid\":\"" + KEY.kid() + "\"}", payload())));
        cases.add(arguments("alg a number", signed(KEY, "{\"alg\":256,\"typ\":\"JWT\",\"kid\":\"" + KEY.kid() + "\"}", payload())));
        cases.add(arguments("alg an array", signed(KEY, "{\"alg\":[\"RS256\"],\"typ\":\"JWT\",\"kid\":\"" + KEY.kid() + "\"}", payload())));
        cases.add(arguments("good input, no signature", good.substring(0, good.lastIndexOf('.') + 1)));
        return cases.stream();
    }

    static Stream<Arguments> keyedWithThePublicKey() throws JoseException {
        List<Arguments> cases = new ArrayList<>();
        RsaJsonWebKey jwk = (RsaJsonWebKey) new JsonWebKeySet(RSA.jwkSet()).getJsonWebKeys().get(0);
        byte[] der = jwk.getKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----";
        String n = jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY).get("n").toString();
        Map<String, byte[]> keys = new TreeMap<>(Map.of(
                "PEM", pem.getBytes(StandardCharsets.US_ASCII), "PEM and newline", (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                "PEM with CRLF", pem.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII), "DER", der,
                "base64 of DER", Base64.getEncoder().encode(der),
                "JWK", jwk.toJson().getBytes(StandardCharsets.UTF_8), "JWK Set", RSA.jwkSet().getBytes(StandardCharsets.UTF_8),
                "modulus", jwk.getRsaPublicKey().getModulus().toByteArray(), "modulus in base64url", n.getBytes(StandardCharsets.US_ASCII),
                "kid", KEY.kid().getBytes(StandardCharsets.US_ASCII)));
        for (String bits : List.of("256", "384", "512")) {
            keys.forEach((name, key) -> cases.add(arguments("HS" + bits + " keyed with " + name,
                    Jws.keyed("HmacSHA" + bits, key, header("HS" + bits, KEY.kid()), payload()))));
            keys.forEach((name, key) -> cases.add(arguments("said to be RS256, HMAC " + bits + " keyed with " + name,
                    Jws.keyed("HmacSHA" + bits, key, header(), payload()))));
        }
        return cases.stream();
    }

    static Stream<Arguments> anotherAlgorithmOfTheSameKey() throws JoseException {
        List<Arguments> cases = new ArrayList<>();
        RsaJsonWebKey attacker = RsaJwkGenerator.generateJwk(2048);
        for (String algorithm : List.of("RS384", "RS512", "PS256", "PS384", "PS512")) {
            cases.add(arguments("header says " + algorithm + ", signature is RS256", signed(KEY, header(algorithm, KEY.kid()), payload())));
            cases.add(arguments(algorithm + " by our own key, good signature", signedAs(algorithm)));
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", "JWT");
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKeyIdHeaderValue(KEY.kid());
            jws.setPayload(payload());
            jws.setKey(attacker.getRsaPrivateKey());
            cases.add(arguments(algorithm + " by the attacker", jws.getCompactSerialization()));
        }
        cases.add(arguments("ES256 header on an RSA kid", signed(EC.active(), header("ES256", KEY.kid()), payload())));
        cases.add(arguments("RS256 with another kid's key", signed(ATTACKER.active(), header(), payload())));
        cases.add(arguments("alg in lower case", signed(KEY, header("rs256", KEY.kid()), payload())));
        cases.add(arguments("alg with a blank", signed(KEY, header("RS256 ", KEY.kid()), payload())));
        return cases.stream();
    }

    static Stream<Arguments> keysBroughtAlong() {
        List<Arguments> cases = new ArrayList<>();
        String jwkSet = ATTACKER.jwkSet();
        String jwk = jwkSet.substring(jwkSet.indexOf('[') + 1, jwkSet.lastIndexOf(']'));
        Map<String, String> parameters = new TreeMap<>(Map.of("jwk", jwk, "jku", "\"https://evil.example/jwks\"",
                "x5u", "\"https://evil.example/chain.pem\"", "x5c", "[\"MIIB\"]", "x5t", "\"AAAA\"", "x5t#S256", "\"AAAA\""));
        parameters.forEach((name, value) -> {
            for (String kid : List.of(KEY.kid(), ATTACKER.active().kid())) {
                String header = header("RS256", kid).replace("}", ",\"" + name + "\":" + value + "}");
                cases.add(arguments(name + " of the attacker, signed by the attacker", signed(ATTACKER.active(), header, payload())));
                cases.add(arguments(name + " of the attacker, signed by us", signed(KEY, header, payload())));
            }
        });
        cases.add(arguments("jwk that is no object", signed(KEY, with(header(), "jwk", "1"), payload())));
        cases.add(arguments("jwk with a private key", signed(KEY, with(header(), "jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"), payload())));
        return cases.stream();
    }

    static Stream<Arguments> oddKids() {
        List<Arguments> cases = new ArrayList<>();
        for (String kid : List.of("\"../../dev/null\"", "\"' OR '1'='1\"", "\"\\u0000\"", "\"" + KEY.kid() + "\\u0000\"", "\"\"", "\" \"",
                "\"" + KEY.kid() + " \"", "\"" + KEY.kid().toLowerCase(Locale.ROOT) + "-\"", "\"" + "A".repeat(5_000) + "\"",
                "\"unknown\"", "null", "1", "true", "[\"" + KEY.kid() + "\"]", "{\"kid\":\"" + KEY.kid() + "\"}",
                "\"" + ATTACKER.active().kid() + "\"")) {
            cases.add(arguments("kid " + (kid.length() > 60 ? kid.length() + " characters" : kid),
                    signed(KEY, "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":" + kid + "}", payload())));
        }
        cases.add(arguments("kid of 10,000 characters", signed(KEY, header("RS256", "A".repeat(10_000)), payload())));
        cases.add(arguments("kid missing", signed(KEY, "{\"alg\":\"RS256\",\"typ\":\"JWT\"}", payload())));
        return cases.stream();
    }

    static Stream<Arguments> oddHeaders() {
        List<Arguments> cases = new ArrayList<>();
        for (String typ : List.of("\"jwt\"", "\"Jwt\"", "\"JOSE\"", "\"dpop+jwt\"", "\"AT+JWT\"", "\"application/jwt\"",
                "\"application/at+jwt\"", "\"JWT \"", "\"\"", "null", "1", "[\"JWT\"]", "\"logout+jwt\"", "\"rt+jwt\"")) {
            cases.add(arguments("typ " + typ, signed(KEY, header().replace("\"JWT\"", typ), payload())));
        }
        cases.add(arguments("typ missing", signed(KEY, "{\"alg\":\"RS256\",\"kid\":\"" + KEY.kid() + "\"}", payload())));
        cases.add(arguments("crit with an unknown name", signed(KEY, with(header(), "crit", "[\"x\"]"), payload())));
        cases.add(arguments("crit with that name there", signed(KEY, with(with(header(), "crit", "[\"x\"]"), "x", "1"), payload())));
        cases.add(arguments("crit empty", signed(KEY, with(header(), "crit", "[]"), payload())));
        cases.add(arguments("crit no array", signed(KEY, with(header(), "crit", "\"exp\""), payload())));
        cases.add(arguments("crit with a known name", signed(KEY, with(header(), "crit", "[\"alg\"]"), payload())));
        cases.add(arguments("crit exp", signed(KEY, with(with(header(), "crit", "[\"exp\"]"), "exp", "" + (NOW + 900)), payload())));
        String notEncoded = with(with(header(), "b64", "false"), "crit", "[\"b64\"]");
        cases.add(arguments("b64 false, crit, encoded payload signed", signed(KEY, notEncoded, payload())));
        cases.add(arguments("b64 false, crit, raw payload signed",
                part(notEncoded) + "." + part(payload()) + "." + Jws.signature(KEY, part(notEncoded) + "." + payload())));
        cases.add(arguments("b64 false without crit", signed(KEY, with(header(), "b64", "false"), payload())));
        cases.add(arguments("b64 true", signed(KEY, with(header(), "b64", "true"), payload())));
        cases.add(arguments("cty JWT", signed(KEY, with(header(), "cty", "\"JWT\""), payload())));
        cases.add(arguments("zip", signed(KEY, with(header(), "zip", "\"DEF\""), payload())));
        cases.add(arguments("a parameter nobody knows", signed(KEY, with(header(), "x", "1"), payload())));
        cases.add(arguments("alg twice, none first", signed(KEY, header().replace("{", "{\"alg\":\"none\","), payload())));
        cases.add(arguments("alg twice, none last", signed(KEY, with(header(), "alg", "\"none\""), payload())));
        cases.add(arguments("alg twice, the same", signed(KEY, with(header(), "alg", "\"RS256\""), payload())));
        cases.add(arguments("kid twice", signed(KEY, with(header(), "kid", "\"other\""), payload())));
        cases.add(arguments("typ twice", signed(KEY, with(header(), "typ", "\"at+jwt\""), payload())));
        cases.add(arguments("header an array", signed(KEY, "[]", payload())));
        cases.add(arguments("header a string", signed(KEY, "\"RS256\"", payload())));
        cases.add(arguments("header null", signed(KEY, "null", payload())));
        cases.add(arguments("header empty object", signed(KEY, "{}", payload())));
        cases.add(arguments("header no JSON", signed(KEY, "RS256", payload())));
        cases.add(arguments("header cut short", signed(KEY, header().substring(0, 20), payload())));
        cases.add(arguments("header with something after it", signed(KEY, header() + "{}", payload())));
        cases.add(arguments("header nested 2,500 deep", signed(KEY, "[".repeat(2_500) + "]".repeat(2_500), payload())));
        cases.add(arguments("header objects nested 900 deep", signed(KEY, "{\"a\":".repeat(900) + "1" + "}".repeat(900), payload())));
        cases.add(arguments("payload nested 2,500 deep", signed(KEY, header(), with(payload(), "x", "[".repeat(2_000) + "]".repeat(2_000))
                .replace("\"sub\"", "\"bus\""))));
        return cases.stream();
    }

    static Stream<Arguments> oddClaims() {
        List<Arguments> cases = new ArrayList<>();
        for (String time : List.of("iat", "exp")) {
            for (String value : List.of("\"" + (NOW + 900) + "\"", "null", "true", "[" + (NOW + 900) + "]", "{}", "\"\"", "\"soon\"")) {
                cases.add(claim(time, value));
            }
            cases.add(without(time));
        }
        for (String expiry : List.of("" + NOW, "" + (NOW - 1), "0", "-1", "-1e400", "1e9", "-9223372036854775808", "1.5")) {
            cases.add(claim("exp", expiry));
        }
        cases.add(claim("exp", "1e400"));
        cases.add(claim("iat", "1e400"));
        cases.add(claim("iat", "" + (NOW + 600)));
        cases.add(claim("iat", "" + (NOW + 31)));
        cases.add(claim("nbf", "" + (NOW + 600)));
        cases.add(claim("nbf", "\"" + (NOW - 60) + "\""));
        cases.add(claim("nbf", "true"));
        for (String issuer : List.of("\"https://auth.exampl\"", "\"https://auth.example/\"", "\"https://auth.example.evil\"",
                "\"https://AUTH.example\"",
                "\"http://auth.example\"", "\" https://auth.example\"", "\"\"", "null", "1", "[\"https://auth.example\"]",
                "\"https://auth.example\\u0000\"")) {
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
        cases.add(claim("auth_time", "\"" + NOW + "\""));
        for (String twice : List.of("exp", "sub", "iss", "aud", "jti", "groups", "uid", "sid", "iat", "auth_time")) {
            String value = CLAIMS.get(twice);
            cases.add(arguments("claim " + twice + " twice, equal", signed(KEY, header(), with(payload(), twice, value))));
            cases.add(arguments("claim " + twice + " twice, different",
                    signed(KEY, header(), with(payload(), twice, "\"" + (NOW + 9_999) + "\""))));
            cases.add(arguments("claim " + twice + " twice, once escaped", signed(KEY, header(),
                    with(payload(), "\\u00" + Integer.toHexString(twice.charAt(0)) + twice.substring(1), value))));
        }
        for (String payload : List.of("", "[]", "null", "1", "\"x\"", "{}", "{", payload() + "x")) {
            cases.add(arguments("payload " + (payload.length() > 9 ? "with something around it" : payload),
                    signed(KEY, header(), payload)));
        }
        return cases.stream();
    }

    static Stream<Arguments> oddForms() {
        String good = signed(KEY, header(), payload());
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
                arguments("9 KB, good signature", signed(KEY, header(), with(payload(), "x", "\"" + "A".repeat(6_500) + "\""))),
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

    static Stream<Arguments> tampered() {
        List<Arguments> cases = new ArrayList<>();
        String good = signed(KEY, header(), payload());
        String[] parts = good.split("\\.");
        cases.add(arguments("another subject", parts[0] + "." + part(payload().replace("alice", "admin")) + "." + parts[2]));
        cases.add(arguments("another group", parts[0] + "." + part(payload().replace("[\"user\"]", "[\"admin\"]")) + "." + parts[2]));
        cases.add(arguments("later expiry", parts[0] + "." + part(payload().replace("" + (NOW + 900), "" + (NOW + 90_000))) + "."
                + parts[2]));
        cases.add(arguments("another typ", part(header().replace("JWT", "at+jwt")) + "." + parts[1] + "." + parts[2]));
        cases.add(arguments("header written otherwise", part(header().replace(",", ", ")) + "." + parts[1] + "." + parts[2]));
        cases.add(arguments("payload written otherwise", parts[0] + "." + part(payload().replace(",", ", ")) + "." + parts[2]));
        cases.add(arguments("signature of another of our tokens", parts[0] + "." + parts[1] + "."
                + signed(KEY, header(), payload().replace("alice", "bob")).split("\\.")[2]));
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

    static Stream<Arguments> encrypted() {
        return Stream.of(
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}", "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + KEY.kid() + "\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}")
                .map(header -> arguments("JWE " + header, part(header) + ".AAAA.AAAA.AAAA.AAAA"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"unsigned", "keyedWithThePublicKey", "anotherAlgorithmOfTheSameKey", "keysBroughtAlong", "oddKids", "oddHeaders",
        "oddClaims", "oddForms", "tampered", "encrypted"})
    void refused(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> forgedCurveSignatures() throws JoseException {
        String input = part(header("ES256", EC.active().kid())) + "." + part(payload());
        byte[] good = Base64.getUrlDecoder().decode(Jws.signature(EC.active(), input));
        byte[] r = Arrays.copyOf(good, 32);
        byte[] s = Arrays.copyOfRange(good, 32, 64);
        byte[] zero = new byte[32];
        byte[] order = Arrays.copyOfRange(P256_ORDER.toByteArray(), 1, 33);
        byte[] all = new byte[32];
        Arrays.fill(all, (byte) 0xFF);
        PublicKey curveKey = (PublicKey) new JsonWebKeySet(EC.jwkSet()).getJsonWebKeys().get(0).getKey();
        return Stream.of(
                arguments("64 zeros", input + "." + part(new byte[64])), arguments("r = 0", input + "." + part(joined(zero, s))),
                arguments("s = 0", input + "." + part(joined(r, zero))), arguments("s = n", input + "." + part(joined(r, order))),
                arguments("r = n", input + "." + part(joined(order, s))), arguments("r = s = n", input + "." + part(joined(order, order))),
                arguments("all ones", input + "." + part(joined(all, all))), arguments("r and s swapped", input + "." + part(joined(s, r))),
                arguments("DER", input + "." + part(der(r, s))), arguments("63 bytes", input + "." + part(Arrays.copyOf(good, 63))),
                arguments("65 bytes", input + "." + part(Arrays.copyOf(good, 65))), arguments("empty", input + "."),
                arguments("one byte", input + ".AA"),
                arguments("of another curve key", input + "." + Jws.signature(SigningKeysInMemory.of("ES256").active(), input)),
                arguments("RS256 on the curve key's kid", signed(KEY, header("RS256", EC.active().kid()), payload())),
                arguments("HS256 keyed with the curve key", Jws.keyed("HmacSHA256", curveKey.getEncoded(),
                        header("HS256", EC.active().kid()), payload())),
                arguments("ES384 header", signed(EC.active(), header("ES384", EC.active().kid()), payload())),
                arguments("ES256K header", signed(EC.active(), header("ES256K", EC.active().kid()), payload())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedCurveSignatures")
    void curveSignatureIsRefused(String name, String token) {
        assertThat(EC_TOKENS.verify(token)).as(name).isEmpty();
    }

    @Test
    void addressInAHeaderIsNeverCalled() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(50);
            String address = "\"http://127.0.0.1:" + listener.getLocalPort() + "/jwks\"";
            for (String name : List.of("jku", "x5u", "kid")) {
                String header = name.equals("kid") ? header().replace("\"" + KEY.kid() + "\"", address) : with(header(), name, address);
                assertThat(TOKENS.verify(signed(KEY, header, payload()))).isEmpty();
            }
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
        }
    }

    @Test
    void audienceAndScopeAreLeftToWhoeverAsks() {
        assertThat(TOKENS.verify(signed(KEY, header(), payload().replace("[\"api\"]", "[\"other\"]"))).orElseThrow().audience())
                .containsExactly("other");
    }

    /** What our key would have to say if it could be talked into another algorithm (RFC 8725 §3.1). */
    private static String signedAs(String algorithm) {
        String input = part(header(algorithm, KEY.kid())) + "." + part(payload());
        try {
            byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
            return input + "." + KEY.signer().sign(new JWSHeader(JWSAlgorithm.parse(algorithm)), bytes);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arguments claim(String name, String value) {
        Map<String, String> claims = new TreeMap<>(CLAIMS);
        claims.put(name, value);
        return arguments(name + " " + value, signed(KEY, header(), json(claims)));
    }

    private static Arguments without(String name) {
        Map<String, String> claims = new TreeMap<>(CLAIMS);
        claims.remove(name);
        return arguments(name + " missing", signed(KEY, header(), json(claims)));
    }

    private static String header() {
        return header("RS256", KEY.kid());
    }

    private static String header(String algorithm, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
    }

    private static String payload() {
        return json(CLAIMS);
    }

    private static Map<String, String> claims() {
        Map<String, String> claims = new TreeMap<>();
        for (String name : List.of("sub", "upn", "preferred_username")) {
            claims.put(name, "\"alice@example.com\"");
        }
        claims.put("iss", "\"https://auth.example\"");
        claims.put("uid", "\"4b1c\"");
        claims.put("groups", "[\"user\"]");
        claims.put("aud", "[\"api\"]");
        claims.put("iat", "" + NOW);
        claims.put("exp", "" + (NOW + 900));
        claims.put("jti", "\"jti-1\"");
        claims.put("sid", "\"c2lk.1\"");
        claims.put("auth_time", "" + NOW);
        return claims;
    }

    private static String json(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":").append(value));
        return json.append('}').toString();
    }

    private static String with(String object, String name, String value) {
        return object.substring(0, object.length() - 1) + ",\"" + name + "\":" + value + "}";
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] der(byte[] r, byte[] s) {
        byte[] one = new BigInteger(1, r).toByteArray();
        byte[] other = new BigInteger(1, s).toByteArray();
        byte[] integers = joined(joined(new byte[] {2, (byte) one.length}, one), joined(new byte[] {2, (byte) other.length}, other));
        return joined(new byte[] {0x30, (byte) integers.length}, integers);
    }

    private static AccessTokens tokens(SigningKeysInMemory keys) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        return new AccessTokens(keys, TestSettings.of("TOKEN_ISSUER", "https://auth.example"), TestTime.of(clock));
    }
}
