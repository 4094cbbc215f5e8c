package com.vidaplus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.vidaplus.auth.harness.cases.Case;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final Pattern MEMBER = Pattern.compile("\"([a-z0-9]+)\":");
    private static final SigningKey RSA = generate("RS256");
    private static final SigningKey EC = generate("ES256");

    @Case("E14")
    @Test
    void rsaKeyHas2048BitsOrMore() throws Exception {
        RsaJsonWebKey read = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(RSA.publicJwk().toJSONString());

        assertThat(read.getRsaPublicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
        assertThat(((RSAPublicKey) read.getPublicKey()).getPublicExponent().intValueExact()).isEqualTo(65_537);
        assertThat(RSA.algorithm()).isEqualTo(JWSAlgorithm.RS256);
    }

    @Case("E14")
    @Test
    void ecKeyIsOnP256() throws Exception {
        EllipticCurveJsonWebKey read = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(EC.publicJwk().toJSONString());

        assertThat(read.getCurveName()).isEqualTo("P-256");
        assertThat(EC.algorithm()).isEqualTo(JWSAlgorithm.ES256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void kidIsTheThumbprintAsAnotherLibraryComputesIt(String algorithm) throws Exception {
        SigningKey key = keyOf(algorithm);

        assertThat(key.kid()).isEqualTo(JsonWebKey.Factory.newJwk(key.publicJwk().toJSONString())
                .calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void noTwoKeysShareAKid() {
        assertThat(generate("ES256").kid()).isNotEqualTo(generate("ES256").kid());
    }

    @Case("E14")
    @Test
    void publicHalfHasItsPublicMembersAndNoOthers() {
        Map<String, Object> rsa = RSA.publicJwk().toJSONObject();
        Map<String, Object> ec = EC.publicJwk().toJSONObject();

        assertThat(rsa).containsOnlyKeys("kty", "kid", "use", "alg", "n", "e")
                .containsEntry("kty", "RSA").containsEntry("use", "sig").containsEntry("alg", "RS256").containsEntry("kid", RSA.kid());
        assertThat(ec).containsOnlyKeys("kty", "kid", "use", "alg", "crv", "x", "y")
                .containsEntry("kty", "EC").containsEntry("use", "sig").containsEntry("alg", "ES256").containsEntry("kid", EC.kid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void storedKeyIsTheSameKey(String algorithm) throws Exception {
        SigningKey key = keyOf(algorithm);
        SigningKey read = parse(key.toPrivateJwk());
        byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
        JWSHeader header = new JWSHeader(key.algorithm());

        assertThat(read.kid()).isEqualTo(key.kid());
        assertThat(read.algorithm()).isEqualTo(key.algorithm());
        assertThat(read.publicJwk()).isEqualTo(key.publicJwk());
        assertThat(key.verifier().verify(header, message, read.signer().sign(header, message))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void ownTextSaysTheKidOnly(String algorithm) {
        assertThat(keyOf(algorithm)).hasToString("SigningKey[" + keyOf(algorithm).kid() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "{}", "[]", "{\"kty\":\"canary\"}", "{\"kty\":\"RSA\",\"n\":\"canary\",\"e\":\"AQAB\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"canary\",\"y\":\"canary\"}",
        "{\"kty\":\"oct\",\"k\":\"Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5\",\"alg\":\"HS256\"}"})
    void whatIsNoSigningKeyIsRefusedAndNotShown(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(json))
                .withNoCause().satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }

    @Test
    void publicHalfAloneIsNoSigningKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(RSA.publicJwk().toJSONString()));
        assertThatIllegalArgumentException().isThrownBy(() -> parse(EC.publicJwk().toJSONString()));
    }

    @Case("E14")
    @Test
    void shortRsaKeyIsRefused() throws Exception {
        JWK weak = new RSAKeyGenerator(1024, true).algorithm(JWSAlgorithm.RS256).keyIDFromThumbprint(true).generate();

        assertThatIllegalArgumentException().isThrownBy(() -> parse(weak.toJSONString()));
    }

    @Test
    void privateHalfIsInTheStoredTextOnly() {
        Set<String> secret = Set.of("d", "p", "q", "dp", "dq", "qi");

        assertThat(members(RSA.toPrivateJwk())).containsAll(secret);
        assertThat(members(KeyRingInMemory.of("RS256", "ES256").jwkSet())).doesNotContainAnyElementsOf(secret);
    }

    private static SigningKey generate(String algorithm) {
        return SigningKey.generate(algorithm, SignatureEngine.JAVA);
    }

    private static SigningKey parse(String json) {
        return SigningKey.parse(json, SignatureEngine.JAVA);
    }

    private static SigningKey keyOf(String algorithm) {
        return algorithm.equals("RS256") ? RSA : EC;
    }

    private static Set<String> members(String json) {
        return MEMBER.matcher(json).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
