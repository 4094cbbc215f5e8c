package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vidaplus.auth.harness.cases.Case;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormEncodingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a+b, a b", "a%20b, a b", "a%2Bb, a+b", "%61, a", "%41%42, AB", "%C3%A9, \u00E9", "%c3%a9, \u00E9", "%E2%82%AC, \u20AC",
        "%F0%9F%94%91, \uD83D\uDD11", "e%CC%81, e\u0301", "%25, %", "%2525, %25", "%26%3D, &=", "a=b, a=b", "%EF%BF%BF, \uFFFF",
        "%7F, \u007F", "~-._*, ~-._*"})
    void percentSequencesAreBytesOfUtf8(String encoded, String text) {
        assertThat(decode(encoded)).isEqualTo(text);
    }

    @Test
    void controlCharactersOtherThanNulAreKept() {
        assertThat(decode("%0d%0aX:+y%01%1F")).isEqualTo("\r\nX: y\u0001\u001F");
    }

    @Test
    void bytesOfUtf8NeedNoPercentSequence() {
        assertThat(decode("jos\u00E9")).isEqualTo("jos\u00E9");
        assertThat(decode("")).isEmpty();
    }

    @Case("A11")
    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "%2", "a%4", "%%", "%%41", "%G1", "%1G", "% 1", "%+1", "%-1", "%0x", "%u0041", "%\u0661\u0661",
        "%4%31", "100%"})
    void brokenPercentSequenceIsAProblem(String encoded) {
        assertRefused(encoded);
    }

    @Case("A12")
    @ParameterizedTest
    @ValueSource(strings = {"%C0%80", "%C0%AF", "%C1%81", "%E0%80%80", "%E0%9F%BF", "%F0%80%80%80", "%ED%A0%80", "%ED%BF%BF",
        "%ED%A0%BD%ED%B4%91", "%E2%82", "%E2", "%C3", "%F0%9F%94", "%E2%82a", "%80", "%BF", "%FF", "%FE%FF", "%F4%90%80%80",
        "%F8%88%80%80%80", "%C3+", "%E9"})
    void whatIsNotUtf8IsAProblem(String encoded) {
        assertRefused(encoded);
    }

    @Case("A13")
    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%00a", "a\u0000b", "%e2%82%ac%00"})
    void nulIsAProblem(String encoded) {
        assertRefused(encoded);
    }

    @Test
    void onlyTheGivenRangeIsRead() {
        byte[] bytes = "%zzab%41%".getBytes(StandardCharsets.US_ASCII);

        assertThat(FormEncoding.decode(bytes, 3, 8)).isEqualTo("abA");
    }

    @Test
    void sequenceMayNotReachBeyondTheRange() {
        byte[] bytes = "a%41".getBytes(StandardCharsets.US_ASCII);

        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> FormEncoding.decode(bytes, 0, 3));
    }

    private static String decode(String encoded) {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        return FormEncoding.decode(bytes, 0, bytes.length);
    }

    private static void assertRefused(String encoded) {
        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> decode(encoded))
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain(encoded));
    }
}
