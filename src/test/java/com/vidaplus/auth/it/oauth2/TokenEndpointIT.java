package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 on the token endpoint (§3.2, §3.3, §4.3, §4.4, §5.1, §5.2); how it reads a request is in {@link TokenRequestIT}. */
class TokenEndpointIT extends OAuthIT {

    private final TestClient client = clients.a().scopes("read write").added();

    @Case("A02")
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE"})
    void rfc6749Section3_2_onlyPostIsTaken(String method) {
        Answer answer = door.send(method, "/oauth2/token", null, client.headers());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Case("A02")
    @Test
    void rfc6749Section3_2_traceIsNotTaken() {
        assertThat(raw.unchecked("TRACE", "/oauth2/token", new byte[0]).status()).isIn(405, 501);
    }

    @Test
    void optionsNamesTheMethod() {
        Answer answer = door.send("OPTIONS", "/oauth2/token", null);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/", "/oauth2/authorize", "/oauth2/token/x"})
    void anUnknownEndpointIsNotFoundInTheDoorsOwnWords(String path) {
        assertRefused(door.send("GET", path, null), 404, "invalid_request");
    }

    @Test
    void rfc6749Section3_2_aParameterWithoutAValueCountsAsLeftOut() {
        Answer answer = signedIn(client, "scope", "", "refresh_token", "", "client_id", "", "client_secret", "");

        assertThat(answer.text("scope")).isEqualTo("read write");
    }

    @Case("A18")
    @Test
    void rfc6749Section3_2_unknownParametersAreIgnored() {
        assertThat(signedIn(client, "resource", "https://api.example", "x", "1", "x", "2").json()).containsKey("access_token");
    }

    @Case("A01")
    @Test
    void rfc6749Section4_3_3_thePasswordGrantGivesAnAccessTokenAndARefreshToken() {
        Answer answer = signedIn(client);

        assertThat(answer.json()).containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "scope");
    }

    @Case("A01")
    @Test
    void rfc6749Section5_1_theTokenTypeAndLifetimeAreTold() {
        Answer answer = signedIn(client);
        Map<String, Object> claims = claims(answer.accessToken());

        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in")).isEqualTo((Long) claims.get("exp") - (Long) claims.get("iat")).isEqualTo(900L);
    }

    @Case("A01")
    @Test
    void rfc6749Section5_1_anAnswerWithTokensMayNotBeCached() {
        Answer answer = signedIn(client);

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Pragma")).contains("no-cache");
        assertThat(answer.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void rfc6749Section4_3_2_theTokenIsTheAccountsOwn() {
        String email = accounts.add(PASSWORD, "doctors", "admin");

        Map<String, Object> claims = claims(signIn(client, email.toUpperCase(Locale.ROOT)).accessToken());

        assertThat(claims).containsEntry("sub", email).containsEntry("upn", email).containsEntry("client_id", client.id())
                .containsEntry("scope", "read write").containsKeys("uid", "sid", "auth_time", "jti");
        assertThat(claims.get("groups")).isEqualTo(List.of("admin", "doctors"));
    }

    @Case("A19")
    @ParameterizedTest
    @ValueSource(strings = {"username", "password"})
    void rfc6749Section4_3_2_nameAndPasswordAreRequired(String missing) {
        String email = accounts.add(PASSWORD);
        Form without = Form.of("grant_type", "password", missing.equals("username") ? "password" : "username",
                missing.equals("username") ? PASSWORD : email);
        Form empty = Form.of("grant_type", "password", "username", missing.equals("username") ? "" : email,
                "password", missing.equals("password") ? "" : PASSWORD);

        assertRefused(token(client, without), 400, "invalid_request");
        assertRefused(token(client, empty), 400, "invalid_request");
    }

    @Case({"B10", "C01"})
    @Test
    void rfc6749Section5_2_unknownNameWrongPasswordAndDisabledAccountAreOneAnswer() {
        String known = accounts.add(PASSWORD);
        String disabled = accounts.add(PASSWORD);
        accounts.disable(disabled);

        Answer wrong = token(client, Form.of("grant_type", "password", "username", known, "password", PASSWORD + "!"));

        assertRefused(wrong, 400, "invalid_grant");
        assertThat(signIn(client, "nobody@vidaplus.example").body()).isEqualTo(wrong.body());
        assertThat(signIn(client, disabled).body()).isEqualTo(wrong.body());
        assertThat(signIn(client, " " + known).body()).isEqualTo(wrong.body());
        assertThat(wrong.header("WWW-Authenticate")).isEmpty();
    }

    @Case("A20")
    @Test
    void rfc6749Section5_2_aGrantTypeIsRequired() {
        assertRefused(token(client, Form.of("username", accounts.add(PASSWORD), "password", PASSWORD)), 400, "invalid_request");
    }

    @Case("A20")
    @ParameterizedTest
    @ValueSource(strings = {"foo", "Password", "password ", "authorization_code", "urn:ietf:params:oauth:grant-type:device_code"})
    void rfc6749Section5_2_anotherGrantTypeIsUnsupported(String grantType) {
        Form form = Form.of("grant_type", grantType, "username", accounts.add(PASSWORD), "password", PASSWORD);

        assertRefused(token(client, form), 400, "unsupported_grant_type");
    }

    @Case("A20")
    @ParameterizedTest
    @CsvSource({"password, refresh_token client_credentials", "refresh_token, password client_credentials",
        "client_credentials, password refresh_token"})
    void rfc6749Section5_2_aGrantThatTheClientMayNotUseIsUnauthorized(String grantType, String registered) {
        TestClient other = clients.a().grants(registered).added();
        Form form = Form.of("grant_type", grantType, "username", accounts.add(PASSWORD), "password", PASSWORD, "refresh_token", "x");

        assertRefused(token(other, form), 400, "unauthorized_client");
    }

    @Test
    void rfc6749Section3_3_absentScopeIsAllThatTheClientMayHave() {
        assertThat(signedIn(client).text("scope")).isEqualTo("read write");
        assertThat(clientCredentials(client).text("scope")).isEqualTo("read write");
    }

    @ParameterizedTest
    @CsvSource({"read, read", "write read, read write", "read read, read"})
    void rfc6749Section3_3_scopesAreGrantedInAnyOrderAndTold(String asked, String granted) {
        Answer answer = signedIn(client, "scope", asked);

        assertThat(answer.text("scope")).isEqualTo(granted);
        assertThat(claims(answer.accessToken())).containsEntry("scope", granted);
    }

    @Test
    void rfc6749Section3_3_whereNothingIsGrantedScopeIsLeftOut() {
        Answer answer = signedIn(clients.a().added());

        assertThat(answer.json()).doesNotContainKey("scope");
        assertThat(claims(answer.accessToken())).doesNotContainKey("scope");
    }

    @Case("A17")
    @ParameterizedTest
    @ValueSource(strings = {"admin", "read admin", "READ", "read\twrite", "read\"", "read\\", "r\u00e9ad", "read\u0001"})
    void rfc6749Section3_3_aScopeBeyondTheClientsOrMalformedIsRefused(String scope) {
        assertRefused(signIn(client, accounts.add(PASSWORD), "scope", scope), 400, "invalid_scope");
        assertRefused(clientCredentials(client, "scope", scope), 400, "invalid_scope");
    }

    @Case("A17")
    @Test
    void anOverlongScopeIsRefused() {
        assertRefused(clientCredentials(client, "scope", "r".repeat(1025)), 400, "invalid_scope");
        assertRefused(clientCredentials(client, "scope", "read" + " read".repeat(50)), 400, "invalid_scope");
        assertThat(clientCredentials(client, "scope", "read" + " read".repeat(49)).status()).isEqualTo(200);
    }

    @Test
    void rfc6749Section4_4_3_aClientsOwnTokenComesWithoutARefreshToken() {
        Answer answer = clientCredentials(client);

        assertThat(answer.json()).containsOnlyKeys("access_token", "token_type", "expires_in", "scope");
        assertThat(claims(answer.accessToken())).containsEntry("sub", client.id()).containsEntry("upn", client.id())
                .containsEntry("client_id", client.id()).containsEntry("groups", List.of())
                .doesNotContainKeys("uid", "sid", "auth_time");
    }

    @Test
    void rfc6749Section4_4_onlyAConfidentialClientGetsATokenOfItsOwn() {
        TestClient open = clients.a().withoutSecret().added();

        assertRefused(clientCredentials(open), 400, "unauthorized_client");
    }

    @Test
    void aClientWithoutTheRefreshGrantGetsNoRefreshToken() {
        Answer answer = signedIn(clients.a().grants("password").added());

        assertThat(answer.json()).containsOnlyKeys("access_token", "token_type", "expires_in");
    }

    @Test
    void aClientHasItsOwnAudienceLifetimeAndType() {
        TestClient own = clients.a().audiences("https://api.example https://reports.example").minutes(3).typ("at+jwt").added();

        for (Answer answer : List.of(signedIn(own), clientCredentials(own))) {
            Map<String, Object> claims = claims(answer.accessToken());
            assertThat(claims.get("aud")).isEqualTo(List.of("https://api.example", "https://reports.example"));
            assertThat((Long) claims.get("exp") - (Long) claims.get("iat")).isEqualTo(180);
            assertThat(answer.json()).containsEntry("expires_in", 180L);
            assertThat(header(answer.accessToken())).containsEntry("typ", "at+jwt");
            assertThat(isActive(answer.accessToken())).isTrue();
        }
    }

    @Test
    void withoutAChoiceTheTokenIsWhatEveryMicroProfileServerTakes() {
        assertThat(header(signedIn(client).accessToken())).containsEntry("typ", "JWT").containsOnlyKeys("alg", "typ", "kid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "*/*;q=0", "not a type"})
    void theAcceptHeaderIsIgnored(String accept) {
        String[] basic = client.headers();

        Answer answer = door.oauthToken(Form.of("grant_type", "client_credentials"), basic[0], basic[1], "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
    }
}
