package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.token.OddTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every forged and odd token of {@link OddTokens}, made with the key of the running service, at each address that takes a token. None
 * counts anywhere.
 */
@Tag("wire")
class OddTokensIT extends OAuthIT {

    /** What a server takes as a header at all. */
    private static final String HEADER_VALUE = "[!-~]([ -~]{0,4000}[!-~])?";
    private static final int BODY_LIMIT = 16 * 1024;
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static OddTokens odd;
    private static int logBefore;

    @BeforeAll
    static void aTokenThatCounts() {
        logBefore = service().log().length();
        String token = new AuthClient(service().baseUri()).signIn(new Accounts(service()::connect).add(PASSWORD, "doctor"), PASSWORD)
                .accessToken();
        Map<String, Object> claims = claims(token);
        Map<String, String> asJson = new TreeMap<>();
        claims.forEach((name, value) -> asJson.put(name, json(value)));
        KeyRingInMemory keys = KeyRingInMemory.ofStored(ForgedToken.of(service(), claims).privateJwk());
        odd = new OddTokens(keys, asJson, Instant.now().getEpochSecond());
    }

    private static String json(Object value) {
        String object = JsonUtil.toJson(Map.of("x", value));
        return object.substring("{\"x\":".length(), object.length() - 1);
    }

    @Test
    void theTokenThatTheOthersAreMadeFromCountsEverywhere() {
        assertThat(door.refresh(odd.good()).status()).isEqualTo(200);
        assertThat(door.get("/account", "Authorization", "Bearer " + odd.good()).status()).isEqualTo(200);
        assertThat(isActive(odd.good())).isTrue();
    }

    @Test
    void thereAreMoreThanThreeHundred() throws JoseException {
        assertThat(Stream.of(odd.unsigned(), odd.keyedWithThePublicKey(), odd.anotherAlgorithmOfTheSameKey(), odd.keysBroughtAlong(),
                odd.oddKids(), odd.oddHeaders(), odd.oddClaims(), odd.oddForms(), odd.tampered(), odd.encrypted())
                .flatMap(rows -> rows).map(row -> row.get()[1]).distinct()).hasSizeGreaterThan(300);
    }

    static Stream<Arguments> unsigned() {
        return odd.unsigned();
    }

    @Case("E01")
    @ParameterizedTest(name = "{0}")
    @MethodSource("unsigned")
    void noSpellingOfNoneIsASignature(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> keyedWithThePublicKey() throws JoseException {
        return odd.keyedWithThePublicKey();
    }

    @Case("E02")
    @ParameterizedTest(name = "{0}")
    @MethodSource("keyedWithThePublicKey")
    void thePublicKeyIsNoSecretToAnHmac(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> anotherAlgorithmOfTheSameKey() throws JoseException {
        return odd.anotherAlgorithmOfTheSameKey();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("anotherAlgorithmOfTheSameKey")
    void anotherAlgorithmOfTheSameKeyIsRefused(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> keysBroughtAlong() {
        return odd.keysBroughtAlong();
    }

    @Case("E04")
    @ParameterizedTest(name = "{0}")
    @MethodSource("keysBroughtAlong")
    void aKeyThatATokenBringsAlongIsNotLookedAt(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> oddKids() {
        return odd.oddKids();
    }

    @Case({"E05", "E06"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddKids")
    void anotherKidIsRefusedWithoutTryingAllKeys(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> oddHeaders() {
        return odd.oddHeaders();
    }

    @Case({"D06", "E07", "E08"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddHeaders")
    void aHeaderThatTheServiceDoesNotWriteIsRefused(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> oddClaims() {
        return odd.oddClaims();
    }

    @Case({"E08", "E09", "E10"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddClaims")
    void claimsThatTheServiceDoesNotWriteAreRefused(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> oddForms() {
        return odd.oddForms();
    }

    @Case({"D07", "E13"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddForms")
    void onlyTheCompactFormIsRead(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> tampered() {
        return odd.tampered();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampered")
    void whatWasChangedAfterSigningIsRefused(String name, String token) {
        countsNowhere(token);
    }

    static Stream<Arguments> encrypted() {
        return odd.encrypted();
    }

    @Case("D08")
    @ParameterizedTest(name = "{0}")
    @MethodSource("encrypted")
    void nothingIsDecryptedOrInflated(String name, String token) {
        countsNowhere(token);
    }

    /** Or anybody could fill the log. */
    @AfterAll
    static void noneOfThemIsAFailureInTheLog() {
        assertThat(service().log().substring(logBefore)).doesNotContain("NullPointerException", "StackOverflowError", "EJBException",
                "IllegalStateException", "Request to ");
    }

    private void countsNowhere(String token) {
        Instant start = Instant.now();
        if (token.indexOf('\0') >= 0) {
            assertRefused(introspect(inspector, token), 400, "invalid_request");
        } else if (token.length() < BODY_LIMIT / 2) {
            assertInactive(token.isEmpty() ? " " : token);
        } else {
            assertThat(introspect(inspector, token).status()).isIn(200, 413);
            assertThat(revoke(inspector, token).status()).isIn(token.length() > 8_192 ? List.of(400, 413) : List.of(200));
        }
        if (token.matches(HEADER_VALUE)) {
            Answer renewal = door.refresh(token);
            assertThat(renewal.status()).isEqualTo(401);
            assertThat(renewal.body()).isEqualTo("{\"detail\":\"Could not validate credentials\"}");
            assertThat(door.get("/account", "Authorization", "Bearer " + token).status()).isEqualTo(401);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(AT_ONCE);
    }

    @Case("E04")
    @Test
    void anAddressInAHeaderIsNeverCalled() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(500);
            String address = "\"http://127.0.0.1:" + listener.getLocalPort() + "/jwks\"";
            for (String name : new String[] {"jku", "x5u"}) {
                countsNowhere(odd.withHeader(name, address));
            }
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(listener::accept);
        }
    }
}
