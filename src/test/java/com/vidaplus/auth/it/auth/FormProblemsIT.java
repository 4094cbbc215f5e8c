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

/** Fields that are missing, wrong, repeated, too long or in the query string: FastAPI's 422, entry by entry and in order. */
@Tag("wire")
class FormProblemsIT extends ApiDoorIT {

    private static final String MISSING_USERNAME = problem("missing", "body", "username", "Field required");
    private static final String MISSING_PASSWORD = problem("missing", "body", "password", "Field required");

    static Stream<Arguments> wrongForms() {
        String scopePattern = "^ *([!#-\\\\[\\\\]-~]+( +|$)){0,50}$";
        return Stream.of(
                row("no field", Form.of("x", "y"), MISSING_USERNAME, MISSING_PASSWORD),
                row("both empty", Form.of("username", "", "password", ""), MISSING_USERNAME, MISSING_PASSWORD),
                row("no username", Form.of("password", PASSWORD), MISSING_USERNAME),
                row("no password", Form.of("username", "ana@vidaplus.example"), MISSING_PASSWORD),
                row("an empty username", Form.of("username", "", "password", PASSWORD), MISSING_USERNAME),
                row("an empty password", Form.of("username", "ana@vidaplus.example", "password", ""), MISSING_PASSWORD),
                row("names in capitals", Form.of("Username", "ana@vidaplus.example", "PASSWORD", PASSWORD),
                        MISSING_USERNAME, MISSING_PASSWORD),
                row("another grant_type", complete().and("grant_type", "refresh"), mismatch("grant_type", "^password$", "refresh")),
                row("grant_type of the OAuth door", complete().and("grant_type", "client_credentials"),
                        mismatch("grant_type", "^password$", "client_credentials")),
                row("grant_type with a capital", complete().and("grant_type", "Password"),
                        mismatch("grant_type", "^password$", "Password")),
                row("grant_type and a blank", complete().and("grant_type", "password "), mismatch("grant_type", "^password$", "password ")),
                row("grant_type and a line break", complete().and("grant_type", "password\r\n"),
                        mismatch("grant_type", "^password$", "password\\r\\n")),
                row("grant_type outside of ASCII", complete().and("grant_type", "senha \"ção\" <b>"),
                        mismatch("grant_type", "^password$", "senha \\\"ção\\\" <b>")),
                row("nothing but another grant_type", Form.of("grant_type", "x"),
                        mismatch("grant_type", "^password$", "x"), MISSING_USERNAME, MISSING_PASSWORD),
                row("username of 255 characters", Form.of("username", "a".repeat(255), "password", PASSWORD),
                        tooLong("username", 254, "characters")),
                row("password of 1025 bytes", Form.of("username", "ana@vidaplus.example", "password", "a".repeat(1025)),
                        tooLong("password", 1024, "bytes")),
                row("password of 513 two-byte letters", Form.of("username", "ana@vidaplus.example", "password", "é".repeat(513)),
                        tooLong("password", 1024, "bytes")),
                row("scope of 1025 characters", complete().and("scope", "a".repeat(1025)),
                        "{\"type\":\"string_too_long\",\"loc\":[\"body\",\"scope\"],\"msg\":\"String should have at most 1024 characters\","
                                + "\"input\":\"" + "a".repeat(1025) + "\",\"ctx\":{\"max_length\":1024}}"),
                row("scope of 51 values", complete().and("scope", "a ".repeat(51)), mismatch("scope", scopePattern, "a ".repeat(51))),
                row("scope with a quotation mark", complete().and("scope", "a\"b"), mismatch("scope", scopePattern, "a\\\"b")),
                row("scope with a backslash", complete().and("scope", "a\\b"), mismatch("scope", scopePattern, "a\\\\b")),
                row("scope with a line break", complete().and("scope", "a\r\nX: y"), mismatch("scope", scopePattern, "a\\r\\nX: y")),
                row("username twice", complete().and("username", "ana@vidaplus.example"), twice("username")),
                row("password twice, different", complete().and("password", "other"), twice("password")),
                row("password twice, one empty", complete().and("password", ""), twice("password")),
                row("grant_type twice", complete().and("grant_type", "password").and("grant_type", "password"), twice("grant_type")),
                row("scope twice", complete().and("scope", "a").and("scope", "b"), twice("scope")),
                row("client_id twice", complete().and("client_id", "a").and("client_id", "a"), twice("client_id")),
                row("client_secret twice", complete().and("client_secret", "a").and("client_secret", "a"), twice("client_secret")),
                row("everything wrong, in reverse order",
                        Form.of("client_secret", "a", "client_secret", "a", "client_id", "a", "client_id", "a", "scope", "a\"b",
                                "password", "a".repeat(1025), "username", "a".repeat(255), "grant_type", "x"),
                        mismatch("grant_type", "^password$", "x"), tooLong("username", 254, "characters"),
                        tooLong("password", 1024, "bytes"), mismatch("scope", scopePattern, "a\\\"b"),
                        twice("client_id"), twice("client_secret")));
    }

    @Case({"A03", "A17", "A19", "A20", "B02", "B11"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongForms")
    void areNamedInOrderInEitherForm(String name, Form form, String detail) {
        isUnprocessable(client().token(form), detail);
        isUnprocessable(client().post("/auth/token/", "multipart/form-data; boundary=x", form.multipart("x")), detail);
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("username", "?username=ana@vidaplus.example", detail(inQuery("username"))),
                Arguments.of("password", "?password=secret", detail(inQuery("password"))),
                Arguments.of("grant_type", "?grant_type=password", detail(inQuery("grant_type"))),
                Arguments.of("scope", "?scope=read", detail(inQuery("scope"))),
                Arguments.of("client_id", "?client_id=shop", detail(inQuery("client_id"))),
                Arguments.of("client_secret", "?x=y&client_secret=s", detail(inQuery("client_secret"))),
                Arguments.of("a name alone", "?password", detail(inQuery("password"))),
                Arguments.of("an encoded name", "?pass%77ord=x", detail(inQuery("password"))),
                Arguments.of("all of them", "?client_secret=s&client_id=c&scope=s&password=p&username=u&grant_type=g",
                        detail(inQuery("grant_type"), inQuery("username"), inQuery("password"), inQuery("scope"), inQuery("client_id"),
                                inQuery("client_secret"))));
    }

    @Case("A04")
    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void aFieldInTheQueryStringIsRefusedThoughTheBodyIsComplete(String name, String query, String detail) {
        isUnprocessable(client().post(TOKEN + query, complete()), detail);
        isUnprocessable(client().post("/auth/token/" + query, "multipart/form-data; boundary=x", complete().multipart("x")), detail);
    }

    @Case("A04")
    @ParameterizedTest(name = "body \"{0}\"")
    @MethodSource("emptyBodies")
    void credentialsInTheQueryStringDoNotSignIn(String body) {
        String email = accounts().add(PASSWORD);

        Answer answer = client().post(TOKEN + "?" + Form.of("username", email, "password", PASSWORD).urlEncoded(), AuthClient.FORM, body);

        isUnprocessable(answer, detail(inQuery("username"), inQuery("password")));
    }

    static Stream<String> emptyBodies() {
        return Stream.of("", "x=y");
    }

    private static void isUnprocessable(Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(detail);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Pragma")).hasValue("no-cache");
        assertThat(answer.headers()).doesNotContainKey("WWW-Authenticate");
    }

    private static Form complete() {
        return Form.of("username", "ana@vidaplus.example", "password", PASSWORD);
    }

    private static Arguments row(String name, Form form, String... entries) {
        return Arguments.of(name, form, detail(entries));
    }

    private static String detail(String... entries) {
        return "{\"detail\":[" + String.join(",", entries) + "]}";
    }

    private static String problem(String type, String where, String field, String message) {
        return "{\"type\":\"" + type + "\",\"loc\":[\"" + where + "\",\"" + field + "\"],\"msg\":\"" + message + "\",\"input\":null}";
    }

    private static String twice(String field) {
        return problem("multiple_values", "body", field, "Field must be sent once");
    }

    private static String inQuery(String field) {
        return problem("not_in_body", "query", field, "Send this field in the body");
    }

    private static String mismatch(String field, String pattern, String input) {
        return "{\"type\":\"string_pattern_mismatch\",\"loc\":[\"body\",\"" + field + "\"],\"msg\":\"String should match pattern '"
                + pattern + "'\",\"input\":\"" + input + "\",\"ctx\":{\"pattern\":\"" + pattern + "\"}}";
    }

    private static String tooLong(String field, int most, String unit) {
        return "{\"type\":\"string_too_long\",\"loc\":[\"body\",\"" + field + "\"],\"msg\":\"String should have at most " + most
                + " " + unit + "\",\"input\":null,\"ctx\":{\"max_length\":" + most + "}}";
    }
}
