package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.RawClient;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** What the tests of this door have in common: how to ask it, and what its refusals look like. */
abstract class OAuthIT extends ServiceIT {

    static final String PASSWORD = "correct horse battery staple";

    private static AuthClient shared;

    final AuthClient door = door();
    final RawClient raw = new RawClient(service().baseUri());
    final Accounts accounts = new Accounts(service()::connect);
    final Clients clients = new Clients(accounts);
    /** The first client, which may introspect. */
    final TestClient inspector = new TestClient(service().clientId(), Optional.of(service().clientSecret()));

    /** One for the whole suite: each has threads of its own. */
    private static synchronized AuthClient door() {
        URI base = service().baseUri();
        if (shared == null) {
            shared = new AuthClient(base);
        }
        return shared;
    }

    Answer token(TestClient client, Form form) {
        return door.oauthToken(client.with(form), client.headers());
    }

    /** The password grant, with more fields where they are given: name, value, ... */
    Answer signIn(TestClient client, String email, String... more) {
        return token(client, extended(Form.of("grant_type", "password", "username", email, "password", PASSWORD), more));
    }

    /** A sign-in that must succeed, of a new account. */
    Answer signedIn(TestClient client, String... more) {
        Answer answer = signIn(client, accounts.add(PASSWORD), more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    Answer refresh(TestClient client, String refreshToken, String... more) {
        return token(client, extended(Form.of("grant_type", "refresh_token", "refresh_token", refreshToken), more));
    }

    /** A refresh that must succeed. */
    Answer refreshed(TestClient client, String refreshToken, String... more) {
        Answer answer = refresh(client, refreshToken, more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    Answer clientCredentials(TestClient client, String... more) {
        return token(client, extended(Form.of("grant_type", "client_credentials"), more));
    }

    Answer revoke(TestClient client, String token, String... more) {
        return door.post("/oauth2/revoke", client.with(extended(Form.of("token", token), more)), client.headers());
    }

    /** A revocation that must answer as every one does. */
    void revoked(TestClient client, String token, String... more) {
        Answer answer = revoke(client, token, more);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    Answer introspect(TestClient client, String token, String... more) {
        return door.post("/oauth2/introspect", client.with(extended(Form.of("token", token), more)), client.headers());
    }

    /** What the first client is told of a token. */
    Answer introspected(String token) {
        Answer answer = introspect(inspector, token);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    boolean isActive(String token) {
        return (Boolean) introspected(token).json().get("active");
    }

    /** Nothing is said of the token but that it is not active. */
    void assertInactive(String token) {
        assertThat(introspected(token).body()).isEqualTo("{\"active\":false}");
    }

    /** The refusal as RFC 6749 §5.2 has it; headers and texts were held against openapi.yaml already. */
    static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json()).containsEntry("error", error).containsOnlyKeys("error", "error_description");
        assertThat(answer.text("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    /** The refresh tokens of that session and its access tokens are worth nothing. */
    void assertEnded(TestClient client, Answer tokens) {
        assertRefused(refresh(client, tokens.refreshToken()), 400, "invalid_grant");
        assertInactive(tokens.refreshToken());
        assertInactive(tokens.accessToken());
    }

    static Map<String, Object> claims(String jwt) {
        return part(jwt, 1);
    }

    static Map<String, Object> header(String jwt) {
        return part(jwt, 0);
    }

    static String sid(Answer tokens) {
        return (String) claims(tokens.accessToken()).get("sid");
    }

    /** Lets so much time pass since tokens of that session were replaced. */
    void ageReplacements(Answer tokens, int seconds) {
        accounts.execute("UPDATE refresh_token SET issued_at = issued_at - INTERVAL '" + seconds + "' SECOND WHERE family_id = ?",
                sid(tokens));
    }

    private static Map<String, Object> part(String jwt, int index) {
        try {
            return JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[index]), StandardCharsets.UTF_8));
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static Form extended(Form form, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            form.and(more[i], more[i + 1]);
        }
        return form;
    }
}
