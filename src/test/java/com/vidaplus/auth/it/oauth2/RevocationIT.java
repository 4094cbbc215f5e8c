package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7009 at {@code POST /oauth2/revoke}. */
class RevocationIT extends OAuthIT {

    private final TestClient client = clients.a().added();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void rfc7009Section2_1_onlyPostIsTaken(String method) {
        Answer answer = door.send(method, "/oauth2/revoke", null, client.headers());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void rfc7009Section2_1_theTokenIsRequired() {
        assertRefused(revoke(client, ""), 400, "invalid_request");
        assertRefused(door.post("/oauth2/revoke", Form.of(), client.headers()), 400, "invalid_request");
    }

    @Test
    void rfc7009Section2_1_theTokenMustBeInTheBodyAndSentOnce() {
        assertRefused(door.post("/oauth2/revoke?token=x", Form.of("token", "x"), client.headers()), 400, "invalid_request");
        assertRefused(revoke(client, "x", "token", "y"), 400, "invalid_request");
        assertRefused(revoke(client, "x", "token_type_hint", "a", "token_type_hint", "b"), 400, "invalid_request");
    }

    @Case("F12")
    @Test
    void rfc7009Section2_1_aRefreshTokenEndsItsSession() {
        Answer tokens = signedIn(client);

        revoked(client, tokens.refreshToken());

        assertEnded(client, tokens);
    }

    @Case("F12")
    @Test
    void rfc7009Section2_1_everyTokenOfTheSessionEnds() {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());

        revoked(client, second.refreshToken());

        assertInactive(first.accessToken());
        assertEnded(client, second);
    }

    @Test
    void rfc7009Section2_1_anAccessTokenEndsItsSessionAndFamily() {
        Answer tokens = signedIn(client);

        revoked(client, tokens.accessToken());

        assertEnded(client, tokens);
    }

    @Test
    void rfc7009Section2_1_aReplacedRefreshTokenEndsItsFamily() {
        Answer first = signedIn(client);
        Answer second = refreshed(client, first.refreshToken());

        revoked(client, first.refreshToken());

        assertEnded(client, second);
    }

    @Test
    void aSessionOfTheSameAccountOrClientIsNotTouched() {
        String email = accounts.add(PASSWORD);
        Answer one = signIn(client, email);
        Answer other = signIn(client, email);

        revoked(client, one.refreshToken());

        assertThat(isActive(other.accessToken())).isTrue();
        assertThat(refreshed(client, other.refreshToken()).json()).containsKey("refresh_token");
    }

    @Test
    void aClientsOwnTokenEndsAlone() {
        Answer one = clientCredentials(client);
        Answer other = clientCredentials(client);

        revoked(client, one.accessToken());

        assertInactive(one.accessToken());
        assertThat(isActive(other.accessToken())).isTrue();
    }

    @Test
    void aSessionWithoutARefreshTokenEndsToo() {
        TestClient simple = clients.a().grants("password").added();
        Answer oauth = signedIn(simple);
        Answer tokens = door.token(simple.with(Form.of("username", accounts.add(PASSWORD), "password", PASSWORD)), simple.headers());
        String slid = door.refresh(tokens.accessToken()).accessToken();

        revoked(simple, oauth.accessToken());
        revoked(simple, tokens.accessToken());

        assertInactive(oauth.accessToken());
        assertInactive(tokens.accessToken());
        assertInactive(slid);
        assertThat(door.refresh(slid).status()).isEqualTo(401);
    }

    @Case("F13")
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "nonsense", ""})
    void rfc7009Section2_1_aWrongHintDoesNoHarm(String hint) {
        Answer one = signedIn(client);
        Answer other = signedIn(client);

        revoked(client, one.refreshToken(), "token_type_hint", hint);
        revoked(client, other.accessToken(), "token_type_hint", hint);

        assertEnded(client, one);
        assertEnded(client, other);
    }

    @Case({"F12", "D07"})
    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "\u20ac", "' OR '1'='1", "LONGEST"})
    void rfc7009Section2_2_anUnknownTokenIsAnsweredAsARevokedOne(String token) {
        revoked(client, token.equals("LONGEST") ? "x".repeat(8_192) : token);
    }

    @Case("D07")
    @Test
    void aTokenThatIsTooLongToBeJudgedIsNotAnsweredAsRevoked() {
        assertRefused(revoke(client, "x".repeat(8_193)), 400, "invalid_request");
        assertRefused(revoke(client, "a.b." + "c".repeat(9_000)), 400, "invalid_request");
        assertRefused(door.revoke("x".repeat(9_000), AuthClient.basic(client.id(), "wrong")), 401, "invalid_client");
    }

    @Case("F12")
    @Test
    void rfc7009Section2_2_revokingAgainChangesNothing() {
        Answer tokens = signedIn(client);
        Answer own = clientCredentials(client);

        for (int i = 0; i < 3; i++) {
            revoked(client, tokens.refreshToken());
            revoked(client, tokens.accessToken());
            revoked(client, own.accessToken());
        }

        assertEnded(client, tokens);
        assertInactive(own.accessToken());
    }

    @Test
    void aTokenAfterTheNextSignInIsNotTouchedByAnOldRevocation() {
        String email = accounts.add(PASSWORD);
        revoked(client, signIn(client, email).accessToken());

        assertThat(isActive(signIn(client, email).accessToken())).isTrue();
    }

    @Case("F14")
    @Test
    void rfc7009Section2_1_anotherClientsTokenIsLeftAloneWithoutAWord() {
        TestClient stranger = clients.a().added();
        TestClient open = clients.a().withoutSecret().added();
        TestClient openInspector = clients.a().withoutSecret().introspects().added();
        Answer tokens = signedIn(client);
        Answer own = clientCredentials(client);

        for (TestClient other : new TestClient[] {stranger, open, openInspector}) {
            revoked(other, tokens.refreshToken());
            revoked(other, tokens.accessToken());
            revoked(other, own.accessToken());
        }

        assertThat(isActive(tokens.accessToken())).isTrue();
        assertThat(isActive(own.accessToken())).isTrue();
        assertThat(refreshed(client, tokens.refreshToken()).json()).containsKey("refresh_token");
    }

    @Test
    void aPublicClientRevokesItsOwn() {
        TestClient open = clients.a().withoutSecret().added();
        Answer one = signedIn(open);
        Answer other = signedIn(open);

        revoked(open, one.refreshToken());
        revoked(open, other.accessToken());

        assertEnded(open, one);
        assertEnded(open, other);
    }

    @Test
    void aClientThatMayIntrospectRevokesAnyToken() {
        Answer one = signedIn(client);
        Answer other = signedIn(client);

        revoked(inspector, one.refreshToken());
        revoked(inspector, other.accessToken());

        assertEnded(client, one);
        assertEnded(client, other);
    }

    @Test
    void aTokenOfTheApiDoorIsRevokedByAClientThatMayIntrospectAndByNoOther() {
        String email = accounts.add(PASSWORD);
        String token = door.signIn(email, PASSWORD).accessToken();
        String slid = door.refresh(token).accessToken();

        revoked(client, token);
        assertThat(isActive(token)).isTrue();
        revoked(inspector, token);

        assertInactive(token);
        assertInactive(slid);
        assertThat(door.refresh(slid).status()).isEqualTo(401);
        assertThat(door.refresh(token).status()).isEqualTo(401);
        assertThat(door.signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Case("E12")
    @Test
    void anAlteredCopyOfARevokedTokenIsRevokedToo() {
        Answer tokens = signedIn(client);
        revoked(client, tokens.accessToken());

        String token = tokens.accessToken();
        for (char last : new char[] {'A', 'B', 'Q', 'g', 'w', '-'}) {
            assertInactive(token.substring(0, token.length() - 1) + last);
        }
        assertInactive(token + "=");
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        Answer answer = door.post("/oauth2/revoke", AuthClient.FORM, "token=" + "x".repeat(17_000), client.headers());

        assertRefused(answer, 413, "invalid_request");
    }
}
