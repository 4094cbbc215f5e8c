package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7517 at {@code GET /oauth2/jwks}. */
class JwksIT extends OAuthIT {

    private static final String PATH = "/oauth2/jwks";

    private final TestClient client = clients.a().added();

    private List<JsonWebKey> keys() throws JoseException {
        return new JsonWebKeySet(door.get(PATH).body()).getJsonWebKeys();
    }

    @Case("H07")
    @Test
    void rfc7517Section5_theAnswerIsAKeySetThatMayBeKept() {
        Answer answer = door.get(PATH);

        assertThat(answer.json()).containsOnlyKeys("keys");
        assertThat(answer.header("Cache-Control")).contains("public, max-age=300");
    }

    @Case("E14")
    @Test
    void rfc7517Section4_everyKeySaysWhatItIsFor() throws JoseException {
        assertThat(keys()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.getKeyId()).isNotBlank();
            assertThat(key.getUse()).isEqualTo("sig");
            assertThat(key.getAlgorithm()).isIn("RS256", "ES256");
        });
        assertThat(keys()).extracting(JsonWebKey::getKeyId).doesNotHaveDuplicates();
    }

    @Case("E14")
    @Test
    void rfc7517Section9_2_nothingPrivateIsShown() {
        List<?> keys = (List<?>) door.get(PATH).json().get("keys");

        assertThat(keys).allSatisfy(key -> assertThat(((Map<?, ?>) key).keySet().stream().map(String::valueOf))
                .doesNotContain("d", "p", "q", "dp", "dq", "qi", "oth", "k"));
    }

    @Case("E14")
    @Test
    void rfc7518Section3_3_rsaKeysHave2048BitsOrMore() throws JoseException {
        assertThat(keys()).filteredOn(RsaJsonWebKey.class::isInstance).isNotEmpty().allSatisfy(key ->
                assertThat(((RsaJsonWebKey) key).getRsaPublicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048));
    }

    @Test
    void theFirstKeyVerifiesNewTokensOfEveryGrant() throws JoseException {
        JsonWebKey first = keys().get(0);
        for (Answer answer : List.of(signedIn(client), clientCredentials(client))) {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setCompactSerialization(answer.accessToken());
            jws.setKey(first.getKey());
            assertThat(jws.getKeyIdHeaderValue()).isEqualTo(first.getKeyId());
            assertThat(jws.getAlgorithmHeaderValue()).isEqualTo(first.getAlgorithm());
            assertThat(jws.verifySignature()).isTrue();
        }
    }

    @Test
    void headAnswersAsGet() {
        assertThat(door.send("HEAD", PATH, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void onlyGetIsTaken(String method) {
        Answer answer = door.send(method, PATH, null);

        assertRefused(answer, 405, "invalid_request");
        assertThat(answer.header("Allow")).contains("GET");
    }
}
