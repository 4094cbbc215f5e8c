package com.vidaplus.auth.it.auth;

import static com.vidaplus.auth.harness.client.AuthClient.basic;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.it.token.VerifiedToken;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in may name its client, by HTTP Basic or in the form. Such a client must be a right one, and its scopes and settings count. */
class ClientsIT extends ApiDoorIT {

    private static final String OTHER_SECRET = "another secret of 32 characters..";
    private static final String[] NO_HEADERS = {};

    private static AuthClient client;
    private static Accounts accounts;
    private static String email;
    private static RegisteredClient confidential;
    private static RegisteredClient publicOne;

    @BeforeAll
    static void anAccountAndClients() {
        client = client();
        accounts = accounts();
        email = accounts.add(PASSWORD);
        confidential = RegisteredClient.confidential(accounts);
        publicOne = RegisteredClient.publicOne(accounts);
    }

    static Stream<Arguments> accepted() {
        String[] good = basic(confidential.id(), confidential.secret());
        return Stream.of(
                Arguments.of("Basic", form(), good),
                Arguments.of("Basic in lower case", form(), new String[] {"Authorization", good[1].replace("Basic", "basic")}),
                Arguments.of("the form", form("client_id", confidential.id(), "client_secret", confidential.secret()), NO_HEADERS),
                Arguments.of("Basic and the same client_id", form("client_id", confidential.id()), good),
                Arguments.of("Basic and empty form fields", form("client_id", "", "client_secret", ""), good),
                Arguments.of("empty Basic and the form", form("client_id", confidential.id(), "client_secret", confidential.secret()),
                        new String[] {"Authorization", "Basic Og=="}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void aConfidentialClientAuthenticates(String way, Form form, String[] headers) {
        Answer answer = client.token(form, headers);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(verified(answer).text("client_id")).isEqualTo(confidential.id());
    }

    @Test
    void aConfidentialClientAuthenticatesInAMultipartForm() {
        String body = form("client_id", confidential.id(), "client_secret", confidential.secret()).multipart("x");

        assertThat(client.post(TOKEN, "multipart/form-data; boundary=x", body).status()).isEqualTo(200);
    }

    @Test
    void aPublicClientNamesItself() {
        assertThat(verified(client.token(form("client_id", publicOne.id()))).text("client_id")).isEqualTo(publicOne.id());
        assertThat(client.token(form(), basic(publicOne.id(), "")).status()).isEqualTo(200);
    }

    @Test
    void theFirstClientOfTheSettingsAuthenticates() {
        Answer answer = client.token(form(), basic(service().clientId(), service().clientSecret()));

        assertThat(verified(answer).text("client_id")).isEqualTo(service().clientId());
    }

    static Stream<Arguments> refusedInTheForm() {
        RegisteredClient disabled = RegisteredClient.confidential(accounts).with("enabled", false);
        RegisteredClient disabledPublic = RegisteredClient.publicOne(accounts).with("enabled", false);
        RegisteredClient notForPasswords = RegisteredClient.register(accounts, RegisteredClient.SECRET, "client_credentials refresh_token");
        RegisteredClient unreadable = RegisteredClient.confidential(accounts).with("secret_hash", "sha256:?:?");
        return Stream.of(
                Arguments.of("a wrong secret", confidential.id(), OTHER_SECRET),
                Arguments.of("a secret and a blank", confidential.id(), confidential.secret() + " "),
                Arguments.of("no secret", confidential.id(), ""),
                Arguments.of("an unknown client", "nobody", OTHER_SECRET),
                Arguments.of("an unknown client without a secret", "nobody", ""),
                Arguments.of("a client in capitals", confidential.id().toUpperCase(Locale.ROOT), confidential.secret()),
                Arguments.of("a disabled client", disabled.id(), disabled.secret()),
                Arguments.of("a disabled public client", disabledPublic.id(), ""),
                Arguments.of("a client without the password grant", notForPasswords.id(), notForPasswords.secret()),
                Arguments.of("a client whose secret nobody can read", unreadable.id(), unreadable.secret()),
                Arguments.of("a public client with a secret", publicOne.id(), OTHER_SECRET),
                Arguments.of("a secret without a client", "", OTHER_SECRET),
                Arguments.of("a client of 300 characters", "c".repeat(300), OTHER_SECRET),
                Arguments.of("a client outside of ASCII", "clínica", OTHER_SECRET),
                Arguments.of("a line break", "a\r\nX: y", OTHER_SECRET));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedInTheForm")
    void aWrongClientIsRefusedThoughThePasswordIsRight(String reason, String id, String secret) {
        isRefused(client.token(form("client_id", id, "client_secret", secret)), "Bearer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedInTheForm")
    void aWrongClientByBasicIsAskedForBasicAndWhoIsNoneIsIgnored(String reason, String id, String secret) {
        boolean registered = id.startsWith("client-");
        Answer answer = client.token(form(), basic(id, secret));

        if (registered) {
            isRefused(answer, "Basic ");
        } else {
            assertThat(verified(answer).claims()).doesNotContainKey("client_id");
        }
        if (!id.isEmpty()) {
            isRefused(client.token(form("client_id", id), basic(id, secret)), "Basic ");
        }
    }

    /** A proxy that asks for a password of its own passes the header on; FastAPI does not read it here. */
    @Test
    void whatIsInAuthorizationForSomebodyElseIsIgnoredAndNotCounted() {
        Form named = form("client_id", confidential.id(), "client_secret", confidential.secret());
        for (int i = 0; i < 12; i++) {
            assertThat(client.token(form(), proxied()).status()).isEqualTo(200);
            assertThat(verified(client.token(named, proxied())).text("client_id")).isEqualTo(confidential.id());
        }
        assertThat(client.token(Form.of("username", email, "password", "wrong"), proxied()).body()).isEqualTo(INCORRECT);
    }

    private static String[] proxied() {
        String[] proxy = basic("proxy user", "a password with 100% +");
        return new String[] {proxy[0], proxy[1], ClientAddress.HEADER, "192.0.2.78"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic c2hvcA==", "Bearer", "Bearer a.b.c", "Digest username=\"x\"", "Negotiate YII="})
    void anAuthorizationThatNamesNoClientIsIgnored(String header) {
        String[] lines = {"Content-Type: " + AuthClient.FORM, "Authorization: " + header};

        assertThat(rawClient().send("POST", TOKEN, form().urlEncoded().getBytes(ISO_8859_1), lines).status()).isEqualTo(200);
    }

    @Test
    void aSecretThatWasNotFormEncodedIsTaken() {
        Answer answer = client.token(form(), "Authorization", encoded(confidential.id() + ":" + confidential.secret()));

        assertThat(verified(answer).text("client_id")).isEqualTo(confidential.id());
    }

    static Stream<Arguments> unclearAuthorization() {
        String good = basic(confidential.id(), confidential.secret())[1];
        return Stream.of(
                row("a bad escape", encoded(confidential.id() + ":%G1")),
                row("twice", good, good),
                row("Basic and Bearer", good, "Bearer a.b.c"));
    }

    private static Arguments row(String name, String... values) {
        return Arguments.of(name, Stream.of(values).map(value -> "Authorization: " + value).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unclearAuthorization")
    void aClientThatIsNamedAndNotAuthenticatedIsRefused(String name, List<String> headerLines) {
        String[] lines = Stream.concat(Stream.of("Content-Type: " + AuthClient.FORM), headerLines.stream()).toArray(String[]::new);

        isRefused(rawClient().send("POST", TOKEN, form().urlEncoded().getBytes(ISO_8859_1), lines), "Basic ");
    }

    @ParameterizedTest
    @CsvSource({"client_secret,x", "client_id,another", "client_secret,"})
    void bothWaysAtOnceAreRefused(String field, String value) {
        Form form = form("client_id", field.equals("client_id") ? value : confidential.id(),
                "client_secret", field.equals("client_id") ? "" : value == null ? confidential.secret() : value);

        isRefused(client.token(form, basic(confidential.id(), confidential.secret())), "Basic ");
    }

    @Test
    void aWrongClientIsRefusedAlikeForAnyAccount() {
        Answer unknown = client.token(Form.of("username", "nobody@vidaplus.example", "password", "x", "client_id", "nobody"));

        isRefused(unknown, "Bearer");
        assertThat(unknown.body()).isEqualTo(client.token(form("client_id", "nobody")).body());
    }

    @Test
    void aRightClientDoesNotMakeAWrongPasswordRight() {
        Answer answer = client.token(Form.of("username", email, "password", "wrong"), basic(confidential.id(), confidential.secret()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(INCORRECT);
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest(name = "asked \"{0}\", granted \"{1}\"")
    @CsvSource({"read,read", "write read,read write", "read admin,read", "read read,read", "admin,", "'',", "READ,",
        "' read  write ',read write", "read%20write,"})
    void theTokenGetsThoseScopesThatTheClientMayHave(String asked, String granted) {
        RegisteredClient scoped = RegisteredClient.confidential(accounts).with("scopes", "read write");

        VerifiedToken token = verified(client.token(form("scope", asked), basic(scoped.id(), scoped.secret())));

        assertThat(token.claims().get("scope")).isEqualTo(granted);
    }

    @Test
    void nothingAskedIsNothingGranted() {
        RegisteredClient scoped = RegisteredClient.confidential(accounts).with("scopes", "read write");

        assertThat(verified(client.token(form(), basic(scoped.id(), scoped.secret()))).claims()).doesNotContainKey("scope");
    }

    @Test
    void aClientMayHaveAnAudienceLifetimeAndTypeOfItsOwn() {
        RegisteredClient own = RegisteredClient.confidential(accounts)
                .with("audiences", "https://records.example https://beds.example")
                .with("access_token_minutes", 3).with("token_typ", "at+jwt");

        String token = client.token(form(), basic(own.id(), own.secret())).accessToken();

        VerifiedToken verified = PublishedKeys.of(client).verify(token, PublishedKeys.DEFAULT_ISSUER, "https://beds.example");
        assertThat(verified.claims().get("aud")).isEqualTo(List.of("https://beds.example", "https://records.example"));
        assertThat(verified.number("exp") - verified.number("iat")).isEqualTo(180);
        assertThat(verified.header()).containsEntry("typ", "at+jwt");
    }

    private static VerifiedToken verified(Answer answer) {
        return PublishedKeys.of(client).verify(answer.accessToken());
    }

    private static void isRefused(Answer answer, String challenge) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(INCORRECT_CLIENT);
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith(challenge);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Pragma")).hasValue("no-cache");
    }

    private static Form form(String... more) {
        Form form = Form.of("username", email, "password", PASSWORD);
        for (int i = 0; i < more.length; i += 2) {
            form.and(more[i], more[i + 1]);
        }
        return form;
    }

    private static String encoded(String latin1) {
        return "Basic " + Base64.getEncoder().encodeToString(latin1.getBytes(ISO_8859_1));
    }
}
