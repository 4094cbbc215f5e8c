package com.vidaplus.auth.token;

import static com.vidaplus.auth.token.Jws.part;
import static com.vidaplus.auth.token.Jws.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.key.SigningKey;
import com.vidaplus.auth.platform.database.TestTime;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
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
    private static final KeyRingInMemory RSA = KeyRingInMemory.of("RS256");
    private static final KeyRingInMemory EC = KeyRingInMemory.of("ES256");
    private static final SigningKey KEY = RSA.active();

    private static final AccessTokens TOKENS = tokens(RSA);
    private static final AccessTokens EC_TOKENS = tokens(EC);

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final Map<String, String> CLAIMS = claims();
    private static final OddTokens ODD = new OddTokens(RSA, CLAIMS, NOW);

    @Test
    void sameTextWithNothingOddIsAccepted() {
        assertThat(TOKENS.verify(signed(KEY, header(), payload()))).isPresent();
        assertThat(EC_TOKENS.verify(signed(EC.active(), OddTokens.header("ES256", EC.active().kid()), payload()))).isPresent();
    }

    static Stream<Arguments> unsigned() {
        return ODD.unsigned();
    }

    @Case("E01")
    @ParameterizedTest(name = "{0}")
    @MethodSource("unsigned")
    void noSpellingOfNoneIsASignature(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> keyedWithThePublicKey() throws JoseException {
        return ODD.keyedWithThePublicKey();
    }

    @Case("E02")
    @ParameterizedTest(name = "{0}")
    @MethodSource("keyedWithThePublicKey")
    void thePublicKeyIsNoSecretToAnHmac(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> anotherAlgorithmOfTheSameKey() throws JoseException {
        return ODD.anotherAlgorithmOfTheSameKey();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("anotherAlgorithmOfTheSameKey")
    void anotherAlgorithmOfTheSameKeyIsRefused(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> keysBroughtAlong() {
        return ODD.keysBroughtAlong();
    }

    @Case("E04")
    @ParameterizedTest(name = "{0}")
    @MethodSource("keysBroughtAlong")
    void aKeyThatATokenBringsAlongIsNotLookedAt(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> oddKids() {
        return ODD.oddKids();
    }

    @Case({"E05", "E06"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddKids")
    void anotherKidIsRefusedWithoutTryingAllKeys(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> oddHeaders() {
        return ODD.oddHeaders();
    }

    @Case({"E07", "E08"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddHeaders")
    void aHeaderThatWeDoNotWriteIsRefused(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> oddClaims() {
        return ODD.oddClaims();
    }

    @Case({"E08", "E09", "E10"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddClaims")
    void claimsThatWeDoNotWriteAreRefused(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> oddForms() {
        return ODD.oddForms();
    }

    @Case("E13")
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddForms")
    void onlyTheCompactFormIsRead(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> tampered() {
        return ODD.tampered();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampered")
    void whatWasChangedAfterSigningIsRefused(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> encrypted() {
        return ODD.encrypted();
    }

    @Case("D08")
    @ParameterizedTest(name = "{0}")
    @MethodSource("encrypted")
    void nothingIsDecryptedOrInflated(String name, String token) {
        assertThat(TOKENS.verify(token)).as(name).isEmpty();
    }

    static Stream<Arguments> forgedCurveSignatures() throws JoseException {
        String input = part(OddTokens.header("ES256", EC.active().kid())) + "." + part(payload());
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
                arguments("of another curve key", input + "." + Jws.signature(KeyRingInMemory.of("ES256").active(), input)),
                arguments("RS256 on the curve key's kid", signed(KEY, OddTokens.header("RS256", EC.active().kid()), payload())),
                arguments("HS256 keyed with the curve key", Jws.keyed("HmacSHA256", curveKey.getEncoded(),
                        OddTokens.header("HS256", EC.active().kid()), payload())),
                arguments("ES384 header", signed(EC.active(), OddTokens.header("ES384", EC.active().kid()), payload())),
                arguments("ES256K header", signed(EC.active(), OddTokens.header("ES256K", EC.active().kid()), payload())));
    }

    @Case("E03")
    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedCurveSignatures")
    void curveSignatureIsRefused(String name, String token) {
        assertThat(EC_TOKENS.verify(token)).as(name).isEmpty();
    }

    @Case("E04")
    @Test
    void addressInAHeaderIsNeverCalled() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(50);
            String address = "\"http://127.0.0.1:" + listener.getLocalPort() + "/jwks\"";
            for (String name : List.of("jku", "x5u", "kid")) {
                String header = name.equals("kid") ? header().replace("\"" + KEY.kid() + "\"", address) : OddTokens.with(header(), name,
                        address);
                assertThat(TOKENS.verify(signed(KEY, header, payload()))).isEmpty();
            }
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
        }
    }

    @Test
    void audienceAndScopeAreLeftToWhoeverAsks() {
        assertThat(TOKENS.verify(signed(KEY, header(), payload().replace("[\"api\"]", "[\"other\"]"))).orElseThrow().token().audience())
                .containsExactly("other");
    }

    private static String header() {
        return OddTokens.header("RS256", KEY.kid());
    }

    private static String payload() {
        return OddTokens.json(CLAIMS);
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

    private static AccessTokens tokens(KeyRingInMemory keys) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        return new AccessTokens(keys, TestSettings.of("TOKEN_ISSUER", "https://auth.example"), TestTime.of(clock));
    }
}
