package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client says who it is (RFC 6749 §2.3, §3.2.1, §5.2; RFC 7617), the same at all three endpoints that ask. */
class ClientAuthenticationIT extends OAuthIT {

    private final TestClient client = clients.a().added();
    private final TestClient open = clients.a().withoutSecret().added();

    private Answer ask(String endpoint, Form form, String... headers) {
        return door.post(endpoint, form.and("grant_type", "client_credentials").and("token", "x"), headers);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"})
    void rfc6749Section2_3_1_basicAndFormAreBothTaken(String endpoint) {
        assertThat(ask(endpoint, Form.of(), client.headers()).status()).isEqualTo(200);
        assertThat(ask(endpoint, Form.of("client_id", client.id(), "client_secret", client.requiredSecret())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect"})
    void rfc6749Section3_2_1_aConfidentialClientMustAuthenticate(String endpoint) {
        TestClient disabled = clients.a().added();
        clients.disable(disabled);
        List<Answer> refusals = new ArrayList<>(List.of(
                ask(endpoint, Form.of()),
                ask(endpoint, Form.of("client_id", client.id())),
                ask(endpoint, Form.of("client_id", client.id(), "client_secret", Secrets.clientSecret())),
                ask(endpoint, Form.of("client_secret", client.requiredSecret())),
                ask(endpoint, Form.of("client_id", "nobody-knows", "client_secret", client.requiredSecret())),
                ask(endpoint, Form.of("client_id", client.id().toUpperCase(Locale.ROOT), "client_secret", client.requiredSecret())),
                ask(endpoint, Form.of("client_id", open.id(), "client_secret", Secrets.clientSecret())),
                ask(endpoint, Form.of(), disabled.headers()),
                ask(endpoint, Form.of(), AuthClient.basic(client.id(), Secrets.clientSecret())),
                ask(endpoint, Form.of(), "Authorization", basic(":"))));

        assertThat(refusals).allSatisfy(refusal -> assertRefused(refusal, 401, "invalid_client"));
        assertThat(refusals).extracting(Answer::body).as("one answer for all reasons").containsOnly(refusals.get(0).body());
    }

    @Test
    void rfc6749Section5_2_aRefusedClientIsToldTheSchemeToUse() {
        Answer answer = ask("/oauth2/token", Form.of(), AuthClient.basic(client.id(), "wrong"));

        assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"VidaPlus Auth\", charset=\"UTF-8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b c", "tr\u00e8s: s\u00fcr", "100%&=?/", "plain-id", "\u20ac"})
    void rfc6749Section2_3_1_idAndSecretAreFormDecodedInBasic(String odd) {
        TestClient strange = clients.a().id(odd + System.nanoTime()).secret(odd + Secrets.clientSecret()).added();

        assertThat(clientCredentials(strange).status()).isEqualTo(200);
        Form form = Form.of("client_id", strange.id(), "client_secret", strange.requiredSecret());
        assertThat(ask("/oauth2/token", form).status()).isEqualTo(200);
    }

    /** Curl, the HTTP clients of Java and Python, and libraries built on them do not encode. */
    @ParameterizedTest
    @ValueSource(strings = {"a+b/c=", "100%", "%41", "%zz", "a:b c", "tr\u00e8s+"})
    void basicIsAlsoTakenAsItCameWhateverIsInTheSecret(String odd) {
        TestClient strange = clients.a().id("a+b~%25" + System.nanoTime()).secret(odd + Secrets.clientSecret()).introspects().added();
        String raw = basic(strange.id() + ":" + strange.requiredSecret());

        for (String endpoint : List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect")) {
            for (int i = 0; i < 11; i++) {
                assertThat(ask(endpoint, Form.of(), "Authorization", raw, ClientAddress.HEADER, "192.0.2.77").status()).isEqualTo(200);
            }
        }
        assertThat(ask("/oauth2/token", Form.of("client_id", strange.id()), "Authorization", raw).status()).isEqualTo(200);
        assertThat(clientCredentials(strange).status()).as("form-encoded").isEqualTo(200);
        assertRefused(ask("/oauth2/token", Form.of(), "Authorization", basic(strange.id() + ":" + odd + Secrets.clientSecret())), 401,
                "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic ", "BASIC ", "Basic   "})
    void rfc7617Section2_theSchemesNameIsCaseInsensitive(String scheme) {
        String value = client.headers()[1].replaceFirst("Basic ", scheme);

        assertThat(ask("/oauth2/token", Form.of(), "Authorization", value).status()).isEqualTo(200);
    }

    @Case("A05")
    @Test
    void rfc6749Section2_3_onlyOneWayMayBeUsed() {
        String[] basic = client.headers();

        assertRefused(ask("/oauth2/token", Form.of("client_id", client.id(), "client_secret", client.requiredSecret()), basic), 400,
                "invalid_request");
        assertRefused(ask("/oauth2/token", Form.of("client_secret", client.requiredSecret()), basic), 400, "invalid_request");
        assertRefused(ask("/oauth2/token", Form.of("client_id", open.id()), basic), 400, "invalid_request");
    }

    @Test
    void theSameClientIdBesideBasicIsNoSecondWay() {
        assertThat(ask("/oauth2/token", Form.of("client_id", client.id()), client.headers()).status()).isEqualTo(200);
    }

    @Test
    void emptyBasicBesideAFormIsNoSecondWay() {
        Form form = Form.of("client_id", client.id(), "client_secret", client.requiredSecret());

        assertThat(ask("/oauth2/token", form, "Authorization", basic(":")).status()).isEqualTo(200);
    }

    @Case("A06")
    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!!", "Basic Zm9v", "Basic Og==", "Basic Og", "Basic /////w==", "Basic YQBiOmM=",
        "Bearer", "Bearer abc", "Digest username=x", "Basicx Zm9vOmJhcg==", "Basic JTp4", "Basic Zm9vOmJhcg==, Basic Zm9vOmJhcg==", "BIG"})
    void rfc6749Section5_2_anAuthorizationThatCannotBeReadIsInvalidClient(String value) {
        String header = "Authorization: " + (value.equals("BIG") ? "Basic " + "QUFB".repeat(1_500) : value);
        byte[] body = "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8);

        Answer answer = raw.send("POST", "/oauth2/token", body, "Content-Type: " + AuthClient.FORM, header);

        assertRefused(answer, 401, "invalid_client");
    }

    @Case("A06")
    @Test
    void rfc6749Section2_3_twoAuthorizationHeadersAreInvalidClient() {
        String line = "Authorization: " + client.headers()[1];

        Answer answer = raw.send("POST", "/oauth2/token", "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8),
                "Content-Type: " + AuthClient.FORM, line, line);

        assertRefused(answer, 401, "invalid_client");
    }

    @Case("A06")
    @Test
    void aNulInAHeaderGetsNoToken() {
        Answer answer = raw.unchecked("POST", "/oauth2/token", "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8),
                "Content-Type: " + AuthClient.FORM, "Authorization: Basic \0" + client.headers()[1].substring(6));

        assertThat(answer.status()).isBetween(400, 401);
    }

    @Test
    void anUnreadableBasicIsNotMadeGoodByAForm() {
        Form form = Form.of("client_id", client.id(), "client_secret", client.requiredSecret());

        assertRefused(ask("/oauth2/token", form, "Authorization", "Basic !!!"), 401, "invalid_client");
    }

    @Test
    void rfc6749Section2_1_aPublicClientNamesItselfAndMaySignInAndRefresh() {
        Answer tokens = signedIn(open);

        assertThat(refreshed(open, tokens.refreshToken()).json()).containsKeys("access_token", "refresh_token");
    }

    @Test
    void aPublicClientMayNameItselfByBasicWithoutASecret() {
        Form form = Form.of("grant_type", "password", "username", accounts.add(PASSWORD), "password", PASSWORD);

        assertThat(door.oauthToken(form, "Authorization", basic(open.id() + ":")).status()).isEqualTo(200);
    }

    @Test
    void rfc7662Section2_1_aPublicClientMayNotIntrospect() {
        assertRefused(introspect(open, "x"), 401, "invalid_client");
        assertRefused(introspect(clients.a().withoutSecret().introspects().added(), "x"), 401, "invalid_client");
    }

    @Test
    void aDisabledClientIsRefusedAtOnceAndATokenOfItIsInactive() {
        TestClient mortal = clients.a().added();
        Answer tokens = signedIn(mortal);
        Answer own = clientCredentials(mortal);

        clients.disable(mortal);

        assertRefused(signIn(mortal, accounts.add(PASSWORD)), 401, "invalid_client");
        assertRefused(refresh(mortal, tokens.refreshToken()), 401, "invalid_client");
        assertRefused(revoke(mortal, tokens.refreshToken()), 401, "invalid_client");
        assertInactive(tokens.refreshToken());
        assertInactive(tokens.accessToken());
        assertInactive(own.accessToken());
        assertThat(door.refresh(tokens.accessToken()).status()).isEqualTo(401);
    }
}
