package com.vidaplus.auth.it.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that are badly encoded, or no form at all. Every body is sent byte for byte, with credentials that would be good. None may sign
 * in, and no server may answer in its own words.
 */
@Tag("wire")
class UnreadableBodyIT extends ApiDoorIT {

    private static final String INVALID =
            "{\"detail\":[{\"type\":\"invalid_encoding\",\"loc\":[\"body\"],\"msg\":\"Body is not valid form data\",\"input\":null}]}";
    private static final String NO_FORM = "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"username\"],\"msg\":\"Field required\","
            + "\"input\":null},{\"type\":\"missing\",\"loc\":[\"body\",\"password\"],\"msg\":\"Field required\",\"input\":null}]}";

    private static String email;

    @BeforeAll
    static void anAccount() {
        email = accounts().add(PASSWORD);
    }

    static Stream<Arguments> badlyEncoded() {
        return Stream.of(
                Arguments.of("a percent sign alone", "&x=%"),
                Arguments.of("a percent sign and a digit", "&x=%2"),
                Arguments.of("a percent sign and other letters", "&x=%G1"),
                Arguments.of("a percent sign and a sign", "&x=%-1"),
                Arguments.of("a bad escape in a name", "&%zz=x"),
                Arguments.of("an overlong NUL", "&x=%C0%80"),
                Arguments.of("an overlong slash", "&x=%E0%80%AF"),
                Arguments.of("a surrogate", "&x=%ED%A0%80"),
                Arguments.of("a truncated sequence", "&x=%E2%82"),
                Arguments.of("a continuation byte alone", "&x=%80"),
                Arguments.of("more than Unicode has", "&x=%F4%90%80%80"),
                Arguments.of("a NUL", "&x=a%00b"),
                Arguments.of("a NUL in a name", "&x%00=a"),
                Arguments.of("a NUL as it is", "&x=a\0b"),
                Arguments.of("Latin-1 as it is", "&x=\u00e9"),
                Arguments.of("a bad escape in the scope", "&scope=%G1"),
                Arguments.of("a bad escape in the secret", "&client_secret=%G1"),
                Arguments.of("33 fields", IntStream.range(2, 33).mapToObj(i -> "&f" + i + "=").collect(Collectors.joining())),
                Arguments.of("a name of 129 letters", "&" + "n".repeat(129) + "=x"),
                Arguments.of("2,000 names with one hash code", sameHashCodes()));
    }

    private static String sameHashCodes() {
        return IntStream.range(0, 2_000).mapToObj(i -> "&" + Integer.toBinaryString(i | 1 << 11).replace("0", "Aa").replace("1", "BB"))
                .collect(Collectors.joining()).substring(0, 16_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badlyEncoded")
    void aBadlyEncodedFormSignsNobodyIn(String name, String addition) {
        isRefused(form(goodForm() + addition, "Content-Type: " + AuthClient.FORM), INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=a%%00b&password=%2$s", "username=%1$s&password=%2$s%%G1", "username=%1$s%%C0%%80&password=%2$s",
        "username=%1$s&password=%%ED%%A0%%80"})
    void aBadlyEncodedNameOrPasswordSignsNobodyIn(String pattern) {
        String body = String.format(Locale.ROOT, pattern, email, PASSWORD.replace(' ', '+'));

        isRefused(form(body, "Content-Type: " + AuthClient.FORM), INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-7", "UTF-16", "bogus", "\"utf-8", "utf-8 x"})
    void anotherCharsetIsRefused(String charset) {
        isRefused(form(goodForm(), "Content-Type: " + AuthClient.FORM + "; charset=" + charset), INVALID);
    }

    static Stream<Arguments> noForms() {
        String json = "{\"username\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
        return Stream.of(
                Arguments.of("JSON", json, new String[] {"Content-Type: application/json"}),
                Arguments.of("JSON with a charset", json, new String[] {"Content-Type: application/json; charset=utf-8"}),
                Arguments.of("a form called text", goodForm(), new String[] {"Content-Type: text/plain"}),
                Arguments.of("a form called XML", goodForm(), new String[] {"Content-Type: application/xml"}),
                Arguments.of("a form of any type", goodForm(), new String[] {"Content-Type: */*"}),
                Arguments.of("a form of any application type", goodForm(), new String[] {"Content-Type: application/*"}),
                Arguments.of("no Content-Type", goodForm(), new String[] {}),
                Arguments.of("an empty Content-Type", goodForm(), new String[] {"Content-Type:"}),
                Arguments.of("a Content-Type of one word", goodForm(), new String[] {"Content-Type: form"}),
                Arguments.of("a Content-Type of signs", goodForm(), new String[] {"Content-Type: ;/,=\""}),
                Arguments.of("a Content-Type in three parts", goodForm(), new String[] {"Content-Type: " + AuthClient.FORM + "/x"}),
                Arguments.of("no body", "", new String[] {}),
                Arguments.of("no body but a form's type", "", new String[] {"Content-Type: " + AuthClient.FORM}),
                Arguments.of("a compressed body", goodForm(), new String[] {"Content-Type: " + AuthClient.FORM, "Content-Encoding: gzip"}),
                Arguments.of("an unknown encoding", goodForm(), new String[] {"Content-Type: " + AuthClient.FORM, "Content-Encoding: x"}),
                Arguments.of("multipart without a boundary", multipart(), new String[] {"Content-Type: multipart/form-data"}),
                Arguments.of("multipart with an empty boundary", multipart(),
                        new String[] {"Content-Type: multipart/form-data; boundary="}),
                Arguments.of("multipart of another kind", multipart(), new String[] {"Content-Type: multipart/mixed; boundary=x"}));
    }

    @Case({"A07", "A09", "A22"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("noForms")
    void whatIsNoFormLacksBothFields(String name, String body, String[] headerLines) {
        isRefused(form(body, headerLines), NO_FORM);
    }

    static Stream<Arguments> badMultipart() {
        return Stream.of(
                Arguments.of("a name that is not UTF-8", multipart().replace(email, "\u00e9" + email), INVALID),
                Arguments.of("a password with a NUL", multipart().replace(PASSWORD, PASSWORD + "\0"), INVALID),
                Arguments.of("33 fields",
                        IntStream.range(2, 33).mapToObj(i -> part("f" + i, "")).collect(Collectors.joining()) + multipart(), INVALID),
                Arguments.of("the boundary of another body", multipart().replace("--x", "--y"), NO_FORM),
                Arguments.of("no parts", "--x--\r\n", NO_FORM),
                Arguments.of("no end", part("username", email) + part("password", PASSWORD).stripTrailing(), NO_FORM),
                Arguments.of("an empty body", "", NO_FORM),
                Arguments.of("a urlencoded form inside", goodForm(), NO_FORM),
                Arguments.of("parts without a name", multipart().replace("; name=", "; nome="), NO_FORM),
                Arguments.of("parts that do not say what they are", multipart().replace("Content-Disposition:", "X-Disposition:"), NO_FORM),
                Arguments.of("parts that say it badly", multipart().replace("form-data; name=\"", "; ; =\""), NO_FORM),
                Arguments.of("files in place of fields", multipart().replace("name=\"", "filename=\"a.txt\"; name=\""), NO_FORM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMultipart")
    void aBrokenMultipartBodySignsNobodyIn(String name, String body, String detail) {
        isRefused(form(body, "Content-Type: multipart/form-data; boundary=x"), detail);
    }

    private static void isRefused(Answer answer, String detail) {
        assertThat(answer.body()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    /** Each character is one byte. */
    private static Answer form(String latin1, String... headerLines) {
        return rawClient().send("POST", TOKEN, latin1.getBytes(ISO_8859_1), headerLines);
    }

    private static String goodForm() {
        return Form.of("username", email, "password", PASSWORD).urlEncoded();
    }

    private static String multipart() {
        return new String(Form.of("username", email, "password", PASSWORD).multipart("x").getBytes(UTF_8), ISO_8859_1);
    }

    private static String part(String name, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
