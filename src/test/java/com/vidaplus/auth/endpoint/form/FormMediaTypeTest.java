package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vidaplus.auth.harness.cases.Case;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormMediaTypeTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] NOT_ASCII = "a=\u00e9".getBytes(StandardCharsets.UTF_8);
    private static final String NO_FORM = "application/octet-stream";

    @ParameterizedTest
    @ValueSource(strings = {FORM, FORM + ";charset=UTF-8", FORM + "; charset=utf-8", FORM + " ; Charset=\"utf-8\"", FORM + ";charset=UTF8",
        "Application/X-WWW-Form-URLEncoded", FORM + ";", FORM + "; boundary=x", " " + FORM + " ", FORM + ";charset=",
        FORM + ";charset=\"\"", FORM + "; x=y; CHARSET=Utf-8"})
    void formInUtf8IsReadable(String sent) {
        FormMediaType settled = settled(sent);

        assertThat(settled.contentType()).isEqualTo(FORM);
        assertThatCode(() -> FormMediaType.requireUtf8(settled.charset(), NOT_ASCII)).doesNotThrowAnyException();
    }

    @Case("A10")
    @ParameterizedTest
    @ValueSource(strings = {"UTF-7", "UTF-16", "utf-16le", "bogus", "\"utf-8", "utf-8\"", "\"", "\"bogus\"", "'utf-8'",
        "utf_8", "UTF-8,x", "utf-8 x", "\"utf-8\"\"", "\u00FCtf-8", "windows-1252", "null"})
    void anotherCharsetIsAProblemAndNoFailure(String charset) {
        FormMediaType settled = settled(FORM + "; charset=" + charset);

        assertThat(settled.contentType()).isEqualTo(FORM);
        assertThatExceptionOfType(FormProblem.class)
                .isThrownBy(() -> FormMediaType.requireUtf8(settled.charset(), new byte[0]));
    }

    /** Apache HttpClient 4 says so of every form. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "iso-8859-1", "\"ISO-8859-1\"", "ISO8859-1", "latin1", "US-ASCII", "us-ascii", "\"ascii\""})
    void asciiInACharsetThatIsLikeItIsReadableAndNothingElse(String charset) {
        FormMediaType settled = settled(FORM + "; charset=" + charset);

        assertThatCode(() -> FormMediaType.requireUtf8(settled.charset(), "a=%C3%A9+~".getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> FormMediaType.requireUtf8(settled.charset(), NOT_ASCII));
        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> FormMediaType.requireUtf8(settled.charset(), new byte[] {'a', (byte) 0xE9}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "text/json", "text/plain", "application/x-www-form-urlencoded2", "application",
        "application/",
        "/", "*/*", "application/*", "a/b/c", "\u0000", "application/x-www-form-urlencoded,application/json", "multipart/mixed; boundary=x",
        "multipart/form-data", "multipart/form-data; boundary", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
        "text/plain; boundary=x", "text/json; charset=\"", "form"})
    void whatIsNoFormBecomesOneTypeThatNothingConsumes(String sent) {
        assertThat(settled(sent).contentType()).isEqualTo(NO_FORM);
    }

    @Test
    void missingTypeIsNoForm() {
        assertThat(FormMediaType.of(null, null)).isEqualTo(new FormMediaType(NO_FORM, ""));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"multipart/form-data; boundary=abc, abc", "multipart/form-data;boundary=\"abc\", abc",
        "Multipart/Form-Data; BOUNDARY=Abc, Abc",
        "multipart/form-data; charset=utf-8; boundary=----WebKitFormBoundary7MA, ----WebKitFormBoundary7MA",
        "multipart/form-data; boundary=\"a/b:c=d?e\", a/b:c=d?e", "multipart/form-data; boundary=a'()+_.-z, a'()+_.-z",
        "multipart/form-data; boundary=a=b, a=b"})
    void multipartIsHandedOnWithItsBoundaryQuoted(String sent, String boundary) {
        assertThat(settled(sent).contentType()).isEqualTo("multipart/form-data; boundary=\"" + boundary + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"a", "a\"", "\"a\"b\"", "a\\b", "\u00E9", "a\r\nX: y", "a\u0000", "<script>", "a[b]", "\"a;b\"",
        "a{b}"})
    void oddBoundaryIsNoForm(String boundary) {
        assertThat(settled("multipart/form-data; boundary=" + boundary).contentType()).isEqualTo(NO_FORM);
    }

    @Test
    void boundaryHasAtMost70Characters() {
        assertThat(settled("multipart/form-data; boundary=" + "x".repeat(70)).contentType()).contains("x".repeat(70));
        assertThat(settled("multipart/form-data; boundary=" + "x".repeat(71)).contentType()).isEqualTo(NO_FORM);
    }

    @Case("A22")
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "GZIP", "gzip, identity", "identity, gzip", "x"})
    void compressedFormIsNoForm(String encoding) {
        assertThat(FormMediaType.of(FORM, encoding).contentType()).isEqualTo(NO_FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", " identity ", "", " "})
    void identityIsNoCompression(String encoding) {
        assertThat(FormMediaType.of(FORM, encoding).contentType()).isEqualTo(FORM);
    }

    @Test
    void typesAreTheSameUnderATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(settled("APPLICATION/X-WWW-FORM-URLENCODED").contentType()).isEqualTo(FORM);
            assertThat(settled("MULTIPART/FORM-DATA; boundary=x").contentType()).startsWith("multipart/form-data");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static FormMediaType settled(String sent) {
        return FormMediaType.of(sent, null);
    }
}
