package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormMediaTypeTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String NO_FORM = "application/octet-stream";

    @ParameterizedTest
    @ValueSource(strings = {FORM, FORM + ";charset=UTF-8", FORM + "; charset=utf-8", FORM + " ; Charset=\"utf-8\"", FORM + ";charset=UTF8",
        "Application/X-WWW-Form-URLEncoded", FORM + ";", FORM + "; boundary=x", " " + FORM + " ", FORM + ";charset=",
        FORM + ";charset=\"\"", FORM + "; x=y; CHARSET=Utf-8"})
    void formInUtf8IsReadable(String sent) {
        MultivaluedMap<String, String> settled = settled(sent);

        assertThat(settled.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(FORM);
        assertThatCode(() -> FormMediaType.requireUtf8(settled.getFirst(FormMediaType.CHARSET_AS_SENT))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-7", "UTF-16", "utf-16le", "bogus", "\"utf-8", "utf-8\"", "\"", "\"bogus\"", "'utf-8'",
        "utf_8", "UTF-8,x", "utf-8 x", "\"utf-8\"\"", "\u00FCtf-8", "windows-1252", "null"})
    void anotherCharsetIsAProblemAndNoFailure(String charset) {
        MultivaluedMap<String, String> settled = settled(FORM + "; charset=" + charset);

        assertThat(settled.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(FORM);
        assertThatExceptionOfType(FormProblem.class)
                .isThrownBy(() -> FormMediaType.requireUtf8(settled.getFirst(FormMediaType.CHARSET_AS_SENT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "application/json", "text/plain", "application/x-www-form-urlencoded2", "application",
        "application/",
        "/", "*/*", "application/*", "a/b/c", "\u0000", "application/x-www-form-urlencoded,application/json", "multipart/mixed; boundary=x",
        "multipart/form-data", "multipart/form-data; boundary", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
        "text/plain; boundary=x", "application/json; charset=\"", "form"})
    void whatIsNoFormBecomesOneTypeThatNothingConsumes(String sent) {
        assertThat(settled(sent).getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(NO_FORM);
    }

    @Test
    void missingTypeIsNoForm() {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        filter(headers);

        assertThat(headers.get(HttpHeaders.CONTENT_TYPE)).containsExactly(NO_FORM);
        assertThat(headers.getFirst(FormMediaType.CHARSET_AS_SENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"multipart/form-data; boundary=abc, abc", "multipart/form-data;boundary=\"abc\", abc",
        "Multipart/Form-Data; BOUNDARY=Abc, Abc",
        "multipart/form-data; charset=utf-8; boundary=----WebKitFormBoundary7MA, ----WebKitFormBoundary7MA",
        "multipart/form-data; boundary=\"a/b:c=d?e\", a/b:c=d?e", "multipart/form-data; boundary=a'()+_.-z, a'()+_.-z",
        "multipart/form-data; boundary=a=b, a=b"})
    void multipartIsHandedOnWithItsBoundaryQuoted(String sent, String boundary) {
        assertThat(settled(sent).getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("multipart/form-data; boundary=\"" + boundary + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"a", "a\"", "\"a\"b\"", "a\\b", "\u00E9", "a\r\nX: y", "a\u0000", "<script>", "a[b]", "\"a;b\"",
        "a{b}"})
    void oddBoundaryIsNoForm(String boundary) {
        assertThat(settled("multipart/form-data; boundary=" + boundary).getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(NO_FORM);
    }

    @Test
    void boundaryHasAtMost70Characters() {
        assertThat(settled("multipart/form-data; boundary=" + "x".repeat(70)).getFirst(HttpHeaders.CONTENT_TYPE)).contains("x".repeat(70));
        assertThat(settled("multipart/form-data; boundary=" + "x".repeat(71)).getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(NO_FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "GZIP", "gzip, identity", "identity, gzip", "x"})
    void compressedFormIsNoForm(String encoding) {
        MultivaluedMap<String, String> headers = headers(FORM);
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, encoding);
        filter(headers);

        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(NO_FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", " identity ", "", " "})
    void identityIsNoCompression(String encoding) {
        MultivaluedMap<String, String> headers = headers(FORM);
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, encoding);
        filter(headers);

        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(FORM);
    }

    @Test
    void acceptIsAsGoodAsAbsent() {
        MultivaluedMap<String, String> headers = headers(FORM);
        headers.put(HttpHeaders.ACCEPT, new ArrayList<>(List.of("text/html", "broken/;q")));
        filter(headers);

        assertThat(headers.get(HttpHeaders.ACCEPT)).containsExactly("*/*");
    }

    @Test
    void charsetCannotBeSentInOurOwnHeader() {
        MultivaluedMap<String, String> headers = headers(FORM + ";charset=utf-16");
        headers.putSingle(FormMediaType.CHARSET_AS_SENT, "utf-8");
        filter(headers);

        assertThat(headers.get(FormMediaType.CHARSET_AS_SENT)).containsExactly("utf-16");
    }

    @Test
    void typesAreTheSameUnderATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(settled("APPLICATION/X-WWW-FORM-URLENCODED").getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo(FORM);
            assertThat(settled("MULTIPART/FORM-DATA; boundary=x").getFirst(HttpHeaders.CONTENT_TYPE)).startsWith("multipart/form-data");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static MultivaluedMap<String, String> settled(String sent) {
        MultivaluedMap<String, String> headers = headers(sent);
        filter(headers);
        return headers;
    }

    private static MultivaluedMap<String, String> headers(String contentType) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle(HttpHeaders.CONTENT_TYPE, contentType);
        return headers;
    }

    private static void filter(MultivaluedMap<String, String> headers) {
        new FormMediaType().filter((ContainerRequestContext) Proxy.newProxyInstance(FormMediaTypeTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getHeaders");
                    return headers;
                }));
    }
}
