package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /auth/token} with a good name and password: however a client words it, it gets a token. */
class SignInIT extends ApiDoorIT {

    private static final String MULTIPART = "multipart/form-data; boundary=x";

    private static AuthClient client;
    private static String email;

    @BeforeAll
    static void anAccount() {
        client = client();
        email = accounts().add(PASSWORD);
    }

    @Case("A01")
    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/"})
    void aFormGetsATokenAndNothingElse(String path) {
        isTokenAlone(client.post(path, credentials()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/"})
    void multipartGetsATokenAndNothingElse(String path) {
        isTokenAlone(client.post(path, MULTIPART, credentials().multipart("x")));
    }

    private static void isTokenAlone(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"access_token\":\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\",\"token_type\":\"bearer\"}");
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Pragma")).hasValue("no-cache");
        assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "WWW-Authenticate", "Location");
    }

    @Case("A18")
    @ParameterizedTest(name = "and {0}={1}")
    @CsvSource({"grant_type,password", "grant_type,''", "scope,''", "scope,read write", "client_id,''", "client_secret,''",
        "remember_me,1"})
    void optionalFieldsMayBeThere(String field, String value) {
        assertThat(client.token(credentials().and(field, value)).status()).isEqualTo(200);
        assertThat(client.post(TOKEN, MULTIPART, credentials().and(field, value).multipart("x")).status()).isEqualTo(200);
    }

    @Test
    void aScopeWithoutAClientGrantsNothing() {
        String token = client.token(credentials().and("scope", "read admin")).accessToken();

        assertThat(PublishedKeys.of(client).verify(token).claims()).doesNotContainKeys("scope", "client_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic Og==", "basic Og==", "Bearer a.b.c", "Digest username=\"x\""})
    void anAuthorizationThatNamesNoClientIsIgnored(String authorization) {
        assertThat(client.token(credentials(), "Authorization", authorization).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=0.9", "image/png, text/*", "application/json;q=0", "nonsense", "a/b/c;;q=x"})
    void acceptIsIgnored(String accept) {
        isTokenAlone(client.token(credentials(), "Accept", accept));
    }

    @Case("A10")
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded;charset=UTF-8", "application/x-www-form-urlencoded; charset=\"utf-8\"",
        "APPLICATION/X-WWW-FORM-URLENCODED", "application/x-www-form-urlencoded; version=1",
        "application/x-www-form-urlencoded;charset=utf8", "application/x-www-form-urlencoded; charset=ISO-8859-1"})
    void theContentTypeMaySayMore(String contentType) {
        assertThat(client.post(TOKEN, contentType, credentials().urlEncoded()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?lang=pt", "?user=%41", "?a=b&&="})
    void aQueryStringOfOtherFieldsIsIgnored(String query) {
        assertThat(rawClient().send("POST", TOKEN + query, credentials().urlEncoded().getBytes(StandardCharsets.UTF_8),
                "Content-Type: " + AuthClient.FORM).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&username=%s&password=%s&", "password=%2$s&username=%1$s", "username=%s&&password=%s",
        "%%75sername=%s&pass%%77ord=%s"})
    void theFieldsMayBeWrittenInManyWays(String body) {
        String form = String.format(Locale.ROOT, body, email, PASSWORD.replace(" ", "%20"));

        assertThat(client.post(TOKEN, AuthClient.FORM, form).status()).isEqualTo(200);
    }

    @Case("A11")
    @Test
    void plusAndPercent20AreBothABlank() {
        String form = "username=" + email + "&password=correct+horse%20battery+staple";

        assertThat(client.post(TOKEN, AuthClient.FORM, form).status()).isEqualTo(200);
    }

    @Case("B09")
    @Test
    void theAddressMayBeTypedInCapitals() {
        assertThat(client.signIn(email.toUpperCase(Locale.ROOT), PASSWORD).status()).isEqualTo(200);
    }

    @Case({"B01", "B05"})
    @ParameterizedTest
    @ValueSource(strings = {"coração são joão", "пароль из кириллицы", "pass🦀word🥥 and more", "  blanks  all  around  ",
        "tab\tand\r\nnew line", "100% a&b=c;d+e/f?g#h", "exactly 15 char", "quote \" and \\ and '"})
    void anyPasswordWorksInEitherForm(String password) {
        String own = accounts().add(password);

        assertThat(client.signIn(own, password).status()).as("form").isEqualTo(200);
        assertThat(client.post(TOKEN, MULTIPART, Form.of("username", own, "password", password).multipart("x")).status())
                .as("multipart").isEqualTo(200);
        assertThat(client.signIn(own, password + " ").status()).as("and a blank").isEqualTo(401);
        assertThat(client.signIn(own, password.substring(1)).status()).as("less its first character").isEqualTo(401);
    }

    @Case("B01")
    @ParameterizedTest
    @ValueSource(ints = {64, 128, 1024})
    void longPasswordsCountToTheLastByte(int length) {
        String password = "0123456789abcdef".repeat(length / 16);
        String own = accounts().add(password);

        assertThat(client.signIn(own, password).status()).isEqualTo(200);
        assertThat(client.signIn(own, password.substring(0, length - 1) + "x").status()).isEqualTo(401);
    }

    @Case({"B06", "B07"})
    @Test
    void composedAndDecomposedLettersAreTheSamePassword() {
        String composed = "coração de joão";
        String own = accounts().add(composed);

        assertThat(client.signIn(own, Normalizer.normalize(composed, Normalizer.Form.NFD)).status()).isEqualTo(200);
        assertThat(client.signIn(own, composed.replace("o", "ｏ")).status()).as("full-width letters").isEqualTo(401);
    }

    private static Form credentials() {
        return Form.of("username", email, "password", PASSWORD);
    }
}
