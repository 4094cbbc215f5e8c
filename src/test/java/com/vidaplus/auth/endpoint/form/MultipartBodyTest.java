package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {

    private static final String NAMED = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";

    @Test
    void partsAreFieldsAndKeepTheirBytes() {
        FormBody form = parse(part(NAMED + "1+b%20\u00e9&=\r\n--c\r\n") + part(NAMED + "2") + part(NAMED.replace("\"a\"", "b") + "")
                + "--b--\r\n");

        assertThat(form.get("a")).containsExactly("1+b%20\u00e9&=\r\n--c\r\n", "2");
        assertThat(form.get("b")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-disposition:form-data;name=a", "CONTENT-DISPOSITION: FORM-DATA; NAME=\"a\"",
        "Content-Type: text/plain; charset=x\r\nContent-Disposition: form-data; name=\"\\a\"",
        "Content-Disposition: form-data ; x=\"; filename=y\"; name=a\r\nContent-Transfer-Encoding: 8BIT"})
    void aPartMaySayItsNameInManyWays(String headers) {
        assertThat(parse(part(headers + "\r\n\r\n1") + "--b--").get("a")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--b--", "preamble\r\n--b--\r\nepilogue\r\n--b\r\nx",
            "--b \t\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a; filename=\"\"\r\n\r\n\u00ff\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a; filename*=utf-8''x\r\n\r\n\u00ff\r\n--b--"})
    void filesAndPartsWithoutANameAreNoFields(String body) {
        assertThat(parse(body).get("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--b", "-b--", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1", "--b\r\n\r\n1\r\n--b--",
        "--b\r\n--b--", "--b\n\n--b--", "--b\r\r\n--b--", "--bc\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Type: text/plain\r\n\r\nContent-Disposition: form-data; name=a\r\n--b--",
        "--b\r\nX-Content-Disposition: form-data; name=a\r\n\r\n1\r\n--b--", "--b\nContent-Disposition: form-data; name=a\n\n1\n--b--",
        "--b\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n--b--", "--b\r\nContent-Disposition: form-dat\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--b--",
        "--b\r\nContent-Disposition: form-data; ; name=a\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a x\r\n\r\n1\r\n--b--"})
    void whatServersReadDifferentlyIsNoForm(String body) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> parse(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "\u00c0\u0080", "a\u0000b"})
    void aValueOrNameThatIsNoTextIsAProblem(String latin1) {
        String value = part(NAMED + latin1) + "--b--";
        String name = part(NAMED.replace("\"a\"", "\"" + latin1 + "\"") + "1") + "--b--";

        for (String body : new String[] {value, name}) {
            assertThatExceptionOfType(FormProblem.class)
                    .isThrownBy(() -> MultipartBody.parse(body.getBytes(StandardCharsets.ISO_8859_1), "b"));
        }
    }

    @Test
    void thirtyTwoFieldsAreTakenAndNotOneMore() {
        assertThat(parse(part(NAMED + "1").repeat(32) + "--b--").get("a")).hasSize(32);
        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> parse(part(NAMED + "1").repeat(33) + "--b--"));
    }

    @Test
    void theWorstBodyThatIsReadIsReadAtOnce() {
        String parameters = part("Content-Disposition: form-data" + "; a".repeat(4_000) + "\r\n\r\n1") + "--b--";
        String quoted = part("Content-Disposition: form-data; name=\"" + "\\x".repeat(480) + "\r\n\r\n1") + "--b--";
        String files = part("Content-Disposition: form-data; filename=x\r\n\r\n").repeat(250) + "--b--";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> parse(parameters));
            assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> parse(quoted));
            assertThat(parse(files).get("x")).isEmpty();
        });
    }

    private static String part(String headersAndValue) {
        return "--b\r\n" + headersAndValue + "\r\n";
    }

    private static FormBody parse(String text) {
        return MultipartBody.parse(text.getBytes(StandardCharsets.UTF_8), "b");
    }
}
