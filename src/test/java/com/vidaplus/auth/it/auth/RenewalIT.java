package com.vidaplus.auth.it.auth;

import static com.vidaplus.auth.harness.client.AuthClient.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.it.token.VerifiedToken;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/token/refresh_token}: a good token for a newer one of the same session, as long as its account may have it. */
class RenewalIT extends ApiDoorIT {

    private static AuthClient client;
    private static Accounts accounts;

    @BeforeAll
    static void theService() {
        client = client();
        accounts = accounts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token/refresh_token", "/auth/token/refresh_token/"})
    void aTokenGetsANewerOneAndNothingElse(String path) {
        Answer answer = client.send("POST", path, "", "Authorization", "Bearer " + signIn(accounts.add(PASSWORD)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"access_token\":\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\",\"token_type\":\"bearer\"}");
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Pragma")).hasValue("no-cache");
    }

    @Test
    void theNewTokenIsOfTheSameSession() {
        String token = signIn(accounts.add(PASSWORD, "doctor"));

        VerifiedToken before = verified(token);
        VerifiedToken after = verified(client.refresh(token).accessToken());

        for (String claim : List.of("iss", "sub", "upn", "preferred_username", "uid", "groups", "aud", "sid", "auth_time")) {
            assertThat(after.claims().get(claim)).as(claim).isEqualTo(before.claims().get(claim));
        }
        assertThat(after.claims()).containsOnlyKeys(before.claims().keySet());
        assertThat(after.header()).isEqualTo(before.header());
        assertThat(after.text("jti")).isNotEqualTo(before.text("jti"));
        assertThat(after.number("iat")).isGreaterThanOrEqualTo(before.number("iat"));
        assertThat(after.number("exp")).isEqualTo(after.number("iat") + 15 * 60);
    }

    @Test
    void aRenewedTokenRenewsAndTheOldOneStillDoes() {
        String first = signIn(accounts.add(PASSWORD));
        String second = client.refresh(first).accessToken();

        assertThat(client.refresh(second).status()).isEqualTo(200);
        assertThat(client.refresh(first).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer   "})
    void theSchemeMayBeWrittenInAnyCase(String scheme) {
        String token = signIn(accounts.add(PASSWORD));

        assertThat(client.send("POST", REFRESH, "", "Authorization", scheme + token).status()).isEqualTo(200);
    }

    @Test
    void aBodyIsIgnored() {
        String token = signIn(accounts.add(PASSWORD));

        String[] bearer = {"Authorization", "Bearer " + token};
        assertThat(client.post(REFRESH, "application/json", "{\"grant_type\":", bearer).status()).isEqualTo(200);
        assertThat(client.post(REFRESH, AuthClient.FORM, "%G1", bearer).status()).isEqualTo(200);
    }

    static Stream<Arguments> notAuthenticated() {
        return Stream.of(
                Arguments.of("no header", List.of()),
                Arguments.of("an empty header", List.of("Authorization:")),
                Arguments.of("a token without a scheme", List.of("Authorization: eyJhbGciOiJSUzI1NiJ9.e30.e30")),
                Arguments.of("Basic", List.of("Authorization: Basic dXNlcjpwYXNzd29yZA==")),
                Arguments.of("another scheme", List.of("Authorization: Token eyJhbGciOiJSUzI1NiJ9.e30.e30")),
                Arguments.of("a scheme that only begins with Bearer", List.of("Authorization: BearerToken a.b.c")),
                Arguments.of("a token in another header", List.of("X-Authorization: Bearer a.b.c")),
                Arguments.of("a token in a cookie", List.of("Cookie: access_token=a.b.c")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notAuthenticated")
    void whoBringsNoTokenIsNotAuthenticated(String name, List<String> headerLines) {
        isRefused(rawClient().send("POST", REFRESH, new byte[0], headerLines.toArray(String[]::new)), "{\"detail\":\"Not authenticated\"}");
    }

    @Test
    void aTokenInTheBodyOrTheQueryIsNoToken() {
        String token = signIn(accounts.add(PASSWORD));

        isRefused(client.post(REFRESH, Form.of("access_token", token)), "{\"detail\":\"Not authenticated\"}");
        isRefused(client.send("POST", REFRESH + "?access_token=" + token, ""), "{\"detail\":\"Not authenticated\"}");
    }

    static Stream<Arguments> malformed() {
        String token = signIn(accounts.add(PASSWORD));
        return Stream.of(
                Arguments.of("the scheme alone", List.of("Authorization: Bearer")),
                Arguments.of("the scheme and a blank", List.of("Authorization: Bearer ")),
                Arguments.of("a word", List.of("Authorization: Bearer x")),
                Arguments.of("dots", List.of("Authorization: Bearer ..")),
                Arguments.of("the token and another word", List.of("Authorization: Bearer " + token + " x")),
                Arguments.of("the token in quotes", List.of("Authorization: Bearer \"" + token + "\"")),
                Arguments.of("the token twice, with a comma", List.of("Authorization: Bearer " + token + "," + token)),
                Arguments.of("two headers", List.of("Authorization: Bearer " + token, "Authorization: Bearer " + token)),
                Arguments.of("Basic beside it", List.of("Authorization: Basic Og==", "Authorization: Bearer " + token)),
                Arguments.of("5 KB of letters", List.of("Authorization: Bearer " + "a".repeat(5_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsNoTokenDoesNotRenew(String name, List<String> headerLines) {
        isNotValid(rawClient().send("POST", REFRESH, new byte[0], headerLines.toArray(String[]::new)));
    }

    @Test
    void theGroupsAreThoseOfNow() {
        String email = accounts.add(PASSWORD, "doctor", "admin");
        String token = signIn(email);
        accounts.execute("DELETE FROM account_group WHERE group_name = 'admin'"
                + " AND account_id = (SELECT id FROM account WHERE email = ?)", email);
        accounts.execute("INSERT INTO account_group (account_id, group_name) SELECT id, 'nurse' FROM account WHERE email = ?", email);

        VerifiedToken renewed = verified(client.refresh(token).accessToken());

        assertThat(renewed.claims().get("groups")).isEqualTo(List.of("doctor", "nurse"));
    }

    @Test
    void theAddressIsThatOfNow() {
        String email = accounts.add(PASSWORD);
        String token = signIn(email);
        String newEmail = "married-" + UUID.randomUUID() + "@vidaplus.example";
        accounts.execute("UPDATE account SET email = ? WHERE email = ?", newEmail, email);

        VerifiedToken renewed = verified(client.refresh(token).accessToken());

        assertThat(renewed.text("sub")).isEqualTo(newEmail);
        assertThat(renewed.text("uid")).isEqualTo(verified(token).text("uid"));
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("disabled", Accounts::disable),
                end("disabled by the flag alone",
                        (database, email) -> database.execute("UPDATE account SET enabled = FALSE WHERE email = ?", email)),
                end("disabled and enabled again", (database, email) -> {
                    database.disable(email);
                    database.execute("UPDATE account SET enabled = TRUE WHERE email = ?", email);
                }),
                end("deleted", (database, email) -> database.execute("DELETE FROM account WHERE email = ?", email)),
                end("given another password", (database, email) -> database.changePassword(email, "another long password")),
                end("given the same password again", (database, email) -> database.changePassword(email, PASSWORD)));
    }

    private static Arguments end(String what, BiConsumer<Accounts, String> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void theSessionEndsWhenTheAccountIs(String what, BiConsumer<Accounts, String> change) {
        String email = accounts.add(PASSWORD);
        String token = signIn(email);
        String renewed = client.refresh(token).accessToken();

        change.accept(accounts, email);

        isNotValid(client.refresh(token));
        isNotValid(client.refresh(renewed));
    }

    @Test
    void aSignInAfterAPasswordChangeRenewsAgain() {
        String email = accounts.add(PASSWORD);
        accounts.changePassword(email, "another long password");

        assertThat(client.refresh(client.signIn(email, "another long password").accessToken()).status()).isEqualTo(200);
    }

    /** Else an account made later under the same address would inherit the sessions of the one before. */
    @Test
    void aNewAccountUnderTheSameAddressDoesNotInheritTheSession() {
        String email = accounts.add(PASSWORD);
        String token = signIn(email);
        accounts.execute("DELETE FROM account WHERE email = ?", email);
        accounts.addWithHash(email, null, "nfc", "admin");

        isNotValid(client.refresh(token));
    }

    @Test
    void theScopeNeverWidensAndShrinksWithTheClient() {
        RegisteredClient shop = RegisteredClient.confidential(accounts).with("scopes", "read write");
        Form form = Form.of("username", accounts.add(PASSWORD), "password", PASSWORD);
        String narrow = client.token(form.and("scope", "read"), basic(shop.id(), shop.secret())).accessToken();

        shop.with("scopes", "admin read write");
        VerifiedToken renewed = verified(client.refresh(narrow).accessToken());
        assertThat(renewed.text("scope")).isEqualTo("read");
        assertThat(renewed.text("client_id")).isEqualTo(shop.id());

        shop.with("scopes", "write");
        assertThat(verified(client.refresh(narrow).accessToken()).claims())
                .doesNotContainKey("scope").containsEntry("client_id", shop.id());
    }

    @Test
    void theSessionEndsWithItsClient() {
        RegisteredClient shop = RegisteredClient.publicOne(accounts);
        Form form = Form.of("username", accounts.add(PASSWORD), "password", PASSWORD, "client_id", shop.id());
        String token = client.token(form).accessToken();

        shop.with("enabled", false);
        isNotValid(client.refresh(token));

        shop.with("enabled", true);
        assertThat(client.refresh(token).status()).isEqualTo(200);

        shop.delete();
        isNotValid(client.refresh(token));
    }

    @Test
    void aRevokedTokenDoesNotRenew() {
        String token = signIn(accounts.add(PASSWORD));

        assertThat(client.revoke(token, basic(service().clientId(), service().clientSecret())).status()).isEqualTo(200);

        isNotValid(client.refresh(token));
    }

    /** Its family's refresh token rotates; this way round would go past that. */
    @Test
    void aTokenOfTheOAuthDoorsRefreshFamilyDoesNotRenewHere() {
        Answer answer = client.oauthToken(Form.of("grant_type", "password", "username", accounts.add(PASSWORD), "password", PASSWORD),
                basic(service().clientId(), service().clientSecret()));

        isNotValid(client.refresh(answer.accessToken()));
        isNotValid(client.refresh(answer.refreshToken()));
    }

    /** What a client may not do at its own door, anybody with its token could do here. */
    @Test
    void aSessionThatAClientWithoutTheRefreshGrantBeganAtTheOAuthDoorDoesNotRenewHere() {
        RegisteredClient shop = RegisteredClient.confidential(accounts);
        Form form = Form.of("username", accounts.add(PASSWORD), "password", PASSWORD);
        Answer oauth = client.oauthToken(form.and("grant_type", "password"), basic(shop.id(), shop.secret()));
        Answer api = client.token(form, basic(shop.id(), shop.secret()));

        isNotValid(client.refresh(oauth.accessToken()));
        Answer renewed = client.refresh(api.accessToken());
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(client.refresh(renewed.accessToken()).status()).as("again and again").isEqualTo(200);
    }

    @Test
    void aClientsOwnTokenDoesNotRenew() {
        String token = client.oauthToken(Form.of("grant_type", "client_credentials"),
                basic(service().clientId(), service().clientSecret())).accessToken();

        isNotValid(client.refresh(token));
    }

    private static String signIn(String email) {
        return client.signIn(email, PASSWORD).accessToken();
    }

    private static VerifiedToken verified(String token) {
        return PublishedKeys.of(client).verify(token);
    }

    private static void isNotValid(Answer answer) {
        isRefused(answer, "{\"detail\":\"Could not validate credentials\"}");
    }

    private static void isRefused(Answer answer, String body) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Pragma")).hasValue("no-cache");
    }
}
