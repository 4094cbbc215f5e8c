package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.it.token.ForgedToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 7662 at {@code POST /oauth2/introspect}. That each way to end a session shows here, is in {@link RefreshTokenIT} and
 * {@link RevocationIT}.
 */
class IntrospectionIT extends OAuthIT {

    private final TestClient client = clients.a().scopes("read").added();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void rfc7662Section2_1_onlyPostIsTaken(String method) {
        Answer answer = door.send(method, "/oauth2/introspect", null, inspector.headers());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void rfc7662Section2_1_theTokenIsRequired() {
        assertRefused(introspect(inspector, ""), 400, "invalid_request");
        assertRefused(door.post("/oauth2/introspect", Form.of(), inspector.headers()), 400, "invalid_request");
    }

    @Test
    void rfc7662Section2_1_theTokenMustBeInTheBodyAndSentOnce() {
        assertRefused(door.post("/oauth2/introspect?token=x", Form.of("token", "x"), inspector.headers()), 400, "invalid_request");
        assertRefused(introspect(inspector, "x", "token", "x"), 400, "invalid_request");
    }

    @Case("F17")
    @Test
    void rfc7662Section2_1_theCallerMustAuthenticateAndABearerTokenDoesNot() {
        String token = signedIn(client).accessToken();

        assertRefused(door.introspect(token), 401, "invalid_client");
        assertRefused(door.introspect(token, "Authorization", "Bearer " + token), 401, "invalid_client");
    }

    @Test
    void rfc7662Section2_2_anActiveAccessTokenIsDescribedByItsClaims() {
        Answer tokens = signIn(client, accounts.add(PASSWORD, "doctors"));
        Map<String, Object> expected = new LinkedHashMap<>(claims(tokens.accessToken()));
        expected.remove("upn");
        expected.remove("preferred_username");
        expected.putAll(Map.of("active", true, "token_type", "Bearer", "username", expected.get("sub")));

        assertThat(introspected(tokens.accessToken()).json()).isEqualTo(expected);
    }

    @Test
    void rfc7662Section2_2_anActiveRefreshTokenIsDescribedByItsSession() {
        String email = accounts.add(PASSWORD, "doctors");
        Answer tokens = signIn(client, email);
        Map<String, Object> claims = claims(tokens.accessToken());

        Map<String, Object> described = introspected(tokens.refreshToken()).json();

        // The database's clock and the node's are two, and the sign-in takes its time.
        long lifetime = (Long) described.remove("exp") - (Long) claims.get("auth_time");
        assertThat(lifetime).isBetween(720 * 60L, 720 * 60L + 5);
        assertThat(described).isEqualTo(Map.of("active", true, "iss", claims.get("iss"), "sub", email, "username", email,
                "client_id", client.id(), "uid", claims.get("uid"), "sid", claims.get("sid"), "auth_time", claims.get("auth_time"),
                "scope", "read"));
    }

    @Test
    void rfc7662Section2_2_aClientsOwnTokenHasNeitherSessionNorResourceOwner() {
        Answer own = clientCredentials(client);

        assertThat(introspected(own.accessToken()).json()).containsEntry("active", true).containsEntry("sub", client.id())
                .containsEntry("client_id", client.id()).doesNotContainKeys("username", "uid", "sid", "auth_time");
    }

    @Test
    void aTokenOfTheApiDoorHasNoClient() {
        String token = door.signIn(accounts.add(PASSWORD), PASSWORD).accessToken();

        assertThat(introspected(token).json()).containsEntry("active", true).doesNotContainKeys("client_id", "scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "nonsense"})
    void rfc7662Section2_1_aHintIsNotNeeded(String hint) {
        Answer tokens = signedIn(client);

        assertThat(introspect(inspector, tokens.accessToken(), "token_type_hint", hint).json()).containsEntry("active", true);
        assertThat(introspect(inspector, tokens.refreshToken(), "token_type_hint", hint).json()).containsEntry("active", true);
    }

    @Test
    void rfc7662Section2_2_aClientThatMayNotAskLearnsNothing() {
        Answer tokens = signedIn(client);

        for (String token : new String[] {tokens.accessToken(), tokens.refreshToken(), "unknown"}) {
            Answer answer = introspect(client, token);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"active\":false}");
        }
    }

    @Test
    void askingDoesNotUseTheTokenUp() {
        Answer tokens = signedIn(client);
        introspected(tokens.refreshToken());
        introspected(tokens.refreshToken());

        assertThat(refreshed(client, tokens.refreshToken()).json()).containsKey("refresh_token");
    }

    @Case({"F17", "D06", "D07"})
    @ParameterizedTest
    @ValueSource(strings = {"x", "..", "a.b.c", "\u20ac", "LONG", "DEEP"})
    void rfc7662Section2_2_anythingElseIsInactive(String token) {
        String deep = Base64.getUrlEncoder().withoutPadding().encodeToString("[".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertInactive(switch (token) {
            case "LONG" -> "x".repeat(9_000);
            case "DEEP" -> deep + ".e30.AA";
            default -> token;
        });
    }

    @Case("E13")
    @Test
    void rfc7662Section4_aTokenThatIsNotExactlyAsIssuedIsInactive() {
        String token = signedIn(client).accessToken();
        String[] parts = token.split("\\.");

        for (String other : new String[] {token + " ", " " + token, token + "\n", token + "=", token + ".", parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".", token + ".x.y", parts[0] + "." + parts[1] + ".AAAA",
            "eyJhbGciOiJub25lIn0." + parts[1] + ".", "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".AA",
            "{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"}"}) {
            assertInactive(other);
        }
        assertThat(isActive(token)).isTrue();
    }

    @Test
    void rfc7662Section4_aWellSignedTokenThatHasExpiredOrIsNotOfThisIssuerIsInactive() {
        ForgedToken good = ForgedToken.of(service(), claims(signedIn(client).accessToken()));
        long now = Instant.now().getEpochSecond();

        assertThat(isActive(good.signed())).isTrue();
        assertInactive(good.claim("exp", now - 1).signed());
        assertInactive(good.claim("exp", null).signed());
        assertInactive(good.claim("iat", now + 600).signed());
        assertInactive(good.claim("iss", "https://elsewhere.example").signed());
        assertInactive(good.claim("iss", claims(good.signed()).get("iss") + "/").signed());
        assertInactive(good.header("typ", "logout+jwt").signed());
        assertInactive(good.header("kid", "unknown").signed());
        assertInactive(good.header("crit", List.of("exp")).signed());
    }

    @Test
    void aTokenOfAnAccountOrClientThatIsNotThereIsInactive() {
        ForgedToken good = ForgedToken.of(service(), claims(signedIn(client).accessToken()));

        assertInactive(good.claim("uid", "nobody").signed());
        assertInactive(good.claim("client_id", "nobody").signed());
    }

    @Test
    void aSessionsTokensEndWithAnyEndOfTheAccountAtTheApiDoorToo() {
        String email = accounts.add(PASSWORD);
        String token = door.signIn(email, PASSWORD).accessToken();

        accounts.changePassword(email, PASSWORD + " 2");

        assertInactive(token);
        assertThat(door.refresh(token).status()).isEqualTo(401);
    }
}
