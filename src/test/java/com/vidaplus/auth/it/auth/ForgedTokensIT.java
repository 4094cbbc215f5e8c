package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.it.token.VerifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that must not renew: badly signed ones, and those that are signed with the service's own key but say what the service never
 * says. Each differs in one thing from a token that does renew.
 */
@Tag("wire")
class ForgedTokensIT extends ApiDoorIT {

    private static final long SESSION_MAX_SECONDS = 720 * 60;

    private static AuthClient client;
    private static ForgedToken good;
    private static PublicJsonWebKey publicKey;

    @BeforeAll
    static void aTokenThatRenews() {
        client = client();
        PublishedKeys keys = PublishedKeys.of(client);
        VerifiedToken issued = keys.verify(client.signIn(accounts().add(PASSWORD, "doctor"), PASSWORD).accessToken());
        good = ForgedToken.of(service(), issued.claims());
        publicKey = keys.active();
        assertThat(client.refresh(good.signed()).status()).as("the token that the others are made from").isEqualTo(200);
    }

    static Stream<Arguments> wrongClaims() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                row("expired", good.claim("exp", now - 1)),
                row("expired this second", good.claim("exp", now)),
                row("no exp", good.claim("exp", null)),
                row("exp as a string", good.claim("exp", Long.toString(now + 600))),
                row("exp before 1970", good.claim("exp", -1)),
                row("exp beyond all numbers", good.payload(good.payload().replaceAll("\"exp\":\\d+", "\"exp\":1e400"))),
                row("exp twice", good.payload(good.payload().replaceAll("(\"exp\":\\d+)", "$1,$1"))),
                row("sub twice", good.payload(good.payload().replaceAll("(\"sub\":\"[^\"]+\")", "$1,\"sub\":\"admin@vidaplus.example\""))),
                row("issued in ten minutes", good.claim("iat", now + 600)),
                row("no iat", good.claim("iat", null)),
                row("not before ten minutes from now", good.claim("nbf", now + 600)),
                row("another issuer", good.claim("iss", "https://auth.example")),
                row("an issuer with a slash", good.claim("iss", PublishedKeys.DEFAULT_ISSUER + "/")),
                row("an issuer in capitals", good.claim("iss", "HTTP://LOCALHOST:8080")),
                row("the beginning of the issuer", good.claim("iss", "http://localhost:808")),
                row("an array of issuers", good.claim("iss", List.of(PublishedKeys.DEFAULT_ISSUER))),
                row("no issuer", good.claim("iss", null)),
                row("another audience", good.claim("aud", List.of("https://records.example"))),
                row("the beginning of the audience", good.claim("aud", List.of("http://localhost"))),
                row("an empty audience", good.claim("aud", List.of())),
                row("no audience", good.claim("aud", null)),
                row("no sub", good.claim("sub", null)),
                row("no jti", good.claim("jti", null)),
                row("no groups", good.claim("groups", null)),
                row("groups as a string", good.claim("groups", "admin")),
                row("no uid", good.claim("uid", null)),
                row("the uid of nobody", good.claim("uid", "00000000-0000-0000-0000-000000000000")),
                row("no sid", good.claim("sid", null)),
                row("the sid of another password", good.claim("sid", "AAAAAAAAAAAAAAAAAAAAAA.2")),
                row("no auth_time", good.claim("auth_time", null)),
                row("auth_time as a string", good.claim("auth_time", Long.toString(now))),
                row("a session older than it may be", good.claim("auth_time", now - SESSION_MAX_SECONDS - 1)),
                row("a session that has just ended", good.claim("auth_time", now - SESSION_MAX_SECONDS)),
                row("a session of 1970", good.claim("auth_time", 0)),
                row("an unknown client", good.claim("client_id", "nobody")),
                row("a payload that is no JSON", good.payload("admin")),
                row("a payload that is an array", good.payload("[" + good.payload() + "]")),
                row("an empty object", good.payload("{}")),
                row("two objects", good.payload(good.payload() + good.payload())));
    }

    private static Arguments row(String name, ForgedToken token) {
        return Arguments.of(name, token.signed());
    }

    @Case({"E08", "E09", "E10"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void aGoodSignatureDoesNotMakeWrongClaimsGood(String name, String token) {
        isNotValid(client.refresh(token));
    }

    static Stream<Arguments> wrongHeaders() throws JoseException {
        String kid = publicKey.getKeyId();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        RsaJsonWebKey attackers = new RsaJsonWebKey((RSAPublicKey) anotherPair().getPublic());
        return Stream.of(
                row("no kid", good.header("kid", null)),
                row("an unknown kid", good.header("kid", "another")),
                row("a kid that is a path", good.header("kid", "../../../../dev/null")),
                row("a kid that is SQL", good.header("kid", kid + "' OR '1'='1")),
                row("a kid with a NUL", good.header("kid", kid + "\0")),
                row("a kid of 4 KB", good.header("kid", "k".repeat(4_096))),
                row("an array of kids", good.header("kid", List.of(kid))),
                row("a kid that is a number", good.header("kid", 1)),
                row("no typ", good.header("typ", null)),
                row("another typ", good.header("typ", "dpop+jwt")),
                row("a media type for typ", good.header("typ", "application/jwt")),
                row("typ of an ID token of its own kind", good.header("typ", "id_token+jwt")),
                row("an unknown crit", good.header("crit", List.of("x")).header("x", 1)),
                row("an empty crit", good.header("crit", List.of())),
                row("an unencoded payload", good.header("b64", false).header("crit", List.of("b64"))),
                row("b64 without crit", good.header("b64", false)),
                row("the service's own key in jwk", good.header("jwk", publicKey.toParams(OutputControlLevel.PUBLIC_ONLY))),
                row("a key address", good.header("jku", "http://127.0.0.1:1/jwks")),
                row("a certificate address", good.header("x5u", "http://127.0.0.1:1/cert")),
                row("a certificate", good.header("x5c", List.of("MIIB"))),
                row("a content type", good.header("cty", "JWT")),
                Arguments.of("alg twice", good.signedUnder(header.replace("{", "{\"alg\":\"none\","))),
                Arguments.of("kid twice", good.signedUnder(header.replace("{", "{\"kid\":\"other\","))),
                Arguments.of("no header", good.signedUnder("")),
                Arguments.of("a header that is an array", good.signedUnder("[" + header + "]")),
                Arguments.of("a header of 5 KB", good.signedUnder(header.replace("}", ",\"x\":\"" + "y".repeat(5_000) + "\"}"))),
                Arguments.of("the attacker's key in jwk", good.header("jwk", attackers.toParams(OutputControlLevel.PUBLIC_ONLY))
                        .signedWith(anotherPair().getPrivate())));
    }

    @Case({"E04", "E05", "E06", "E07", "E08"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongHeaders")
    void aHeaderThatTheServiceDoesNotWriteIsRefused(String name, String token) {
        isNotValid(client.refresh(token));
    }

    static Stream<Arguments> wrongSignatures() {
        PublicKey key = publicKey.getPublicKey();
        byte[] modulus = ((RSAPublicKey) key).getModulus().toByteArray();
        String kid = publicKey.getKeyId();
        String es256 = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        String signed = good.signed();
        String signature = signed.substring(signed.lastIndexOf('.') + 1);
        Stream<Arguments> none = Stream.of("none", "None", "NONE", "nOnE", "").flatMap(alg -> {
            String header = "{\"alg\":\"" + alg + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
            return Stream.of(
                    Arguments.of("alg \"" + alg + "\" without a signature", good.unsigned(header, "")),
                    Arguments.of("alg \"" + alg + "\" with a good signature", good.signedUnder(header)));
        });
        Stream<Arguments> publicKeyAsSecret = Stream.of("HS256", "HS384", "HS512").flatMap(alg -> Stream.of(
                Arguments.of(alg + " with the key in PEM", hmac(alg, pem(key))),
                Arguments.of(alg + " with the key in DER", hmac(alg, key.getEncoded())),
                Arguments.of(alg + " with the JWK",
                        hmac(alg, publicKey.toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8))),
                Arguments.of(alg + " with the modulus", hmac(alg, modulus))));
        Stream<Arguments> other = Stream.of(
                row("RS384 with the good key", good.header("alg", "RS384")),
                row("RS512 with the good key", good.header("alg", "RS512")),
                Arguments.of("alg in lower case", good.signedUnder("{\"alg\":\"rs256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}")),
                Arguments.of("another key under the same kid", good.signedWith(anotherPair().getPrivate())),
                Arguments.of("ES256 of zeros", good.unsigned(es256, "A".repeat(86))),
                Arguments.of("RS256 of zeros", good.unsigned(es256.replace("ES", "RS"), "A".repeat(342))),
                Arguments.of("the signature of another token", withSignature(signed, good.claim("jti", "x").signed())),
                Arguments.of("a changed last letter", signed.substring(0, signed.length() - 1) + (signed.endsWith("A") ? "Q" : "A")),
                Arguments.of("a changed payload", signed.replace("." + payloadOf(signed),
                        "." + payloadOf(good.claim("groups", List.of("admin")).signed()))),
                Arguments.of("no signature", signed.substring(0, signed.length() - signature.length())),
                Arguments.of("no signature and no dot", signed.substring(0, signed.length() - signature.length() - 1)),
                Arguments.of("half a signature", signed.substring(0, signed.length() - signature.length() / 2)),
                Arguments.of("the signature twice", signed + signature),
                Arguments.of("a fourth part", signed + ".e30"),
                Arguments.of("five parts", signed + ".e30.e30"),
                Arguments.of("padding", signed + "=="),
                Arguments.of("standard Base64", signed.replace('-', '+').replace('_', '/') + "+"),
                Arguments.of("JSON serialization", "{\"payload\":\"" + payloadOf(signed) + "\",\"protected\":\"" + signed.split("\\.")[0]
                        + "\",\"signature\":\"" + signature + "\"}"));
        return Stream.of(none, publicKeyAsSecret, other).flatMap(rows -> rows);
    }

    @Case({"E01", "E02", "E13"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSignatures")
    void aTokenWithoutTheRightSignatureIsRefused(String name, String token) {
        isNotValid(client.refresh(token));
    }

    @Test
    void theNewTokenExpiresWithItsSession() {
        long now = Instant.now().getEpochSecond();
        long authTime = now - SESSION_MAX_SECONDS + 60;

        Answer answer = client.refresh(good.claim("auth_time", authTime).signed());

        VerifiedToken renewed = PublishedKeys.of(client).verify(answer.accessToken());
        assertThat(renewed.number("auth_time")).isEqualTo(authTime);
        assertThat(renewed.number("exp")).isEqualTo(authTime + SESSION_MAX_SECONDS);
    }

    @Test
    void whatOnlyLooksUnusualIsRenewed() {
        long now = Instant.now().getEpochSecond();

        assertThat(client.refresh(good.claim("iat", now + 5).signed()).status()).as("issued by a node whose clock is ahead").isEqualTo(200);
        assertThat(client.refresh(good.claim("nickname", "x").signed()).status()).as("a claim more").isEqualTo(200);
        assertThat(client.refresh(good.claim("aud", List.of("x", PublishedKeys.DEFAULT_ISSUER)).signed()).status()).as("two audiences")
                .isEqualTo(200);
        assertThat(client.refresh(good.header("typ", "at+jwt").signed()).status()).as("the other type it issues").isEqualTo(200);
    }

    private static void isNotValid(Answer answer) {
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Could not validate credentials\"}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
    }

    private static String hmac(String algorithm, byte[] secret) {
        return good.header("alg", algorithm).signedWith(new SecretKeySpec(secret, "HMAC"));
    }

    private static byte[] pem(PublicKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair anotherPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String payloadOf(String token) {
        return token.split("\\.")[1];
    }

    private static String withSignature(String token, String other) {
        return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }
}
