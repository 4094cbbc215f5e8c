package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both addresses take POST, say so to OPTIONS, and refuse everything else. */
@Tag("wire")
class MethodsIT extends ApiDoorIT {

    static Stream<Arguments> otherMethods() {
        return Stream.of(TOKEN, "/auth/token/", REFRESH, "/auth/token/refresh_token/").flatMap(path ->
                Stream.of("GET", "PUT", "PATCH", "DELETE", "PROPFIND").map(method -> Arguments.of(method, path)));
    }

    @Case("A02")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("otherMethods")
    void anotherMethodIsNotAllowed(String method, String path) {
        Answer answer = rawClient().send(method, path, new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        assertThat(answer.header("Allow")).hasValue("POST");
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Case("A02")
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void anotherMethodWithGoodCredentialsIsNotAllowedEither(String method) {
        String form = Form.of("username", accounts().add(PASSWORD), "password", PASSWORD).urlEncoded();

        Answer answer = client().send(method, TOKEN, form, "Content-Type", AuthClient.FORM);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("POST");
    }

    @Case("A02")
    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/", "/auth/token/refresh_token", "/auth/token/refresh_token/"})
    void headIsNotAllowedAndHasNoBody(String path) {
        Answer answer = client().send("HEAD", path, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("POST");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/", "/auth/token/refresh_token", "/auth/token/refresh_token/"})
    void optionsTellsWhatIsAllowedWithoutABody(String path) {
        Answer answer = client().send("OPTIONS", path, null, "Accept", "application/vnd.sun.wadl+xml");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).hasValue("POST");
        assertThat(answer.body()).isEmpty();
    }

    /** It would send the request's headers back, and with them a token. */
    @Case("A02")
    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/refresh_token"})
    void traceIsNeverAnswered(String path) {
        Answer answer = rawClient().unchecked("TRACE", path, new byte[0], "Authorization: Bearer some.secret.token");

        assertThat(answer.status()).isIn(405, 501);
        assertThat(answer.body()).doesNotContain("some.secret.token");
    }
}
