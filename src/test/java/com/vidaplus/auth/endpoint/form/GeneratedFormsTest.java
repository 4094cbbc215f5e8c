package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.harness.generated.Forms;
import com.vidaplus.auth.harness.generated.Generated;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every form, media type, Basic header or query that a client sends is read or refused, and the result of reading says what was sent. */
class GeneratedFormsTest {

    record Form(@FormParam("username") List<String> username, @FormParam("password") List<String> password,
            @FormParam("scope") List<String> scope) {
    }

    @Test
    void aBodyIsReadOrRefusedAndWhatIsReadComesBackTheSame() {
        Generated.fromTexts("form", Forms.bodies()).holds(body -> read(body).ifPresent(form -> {
            assertThat(Stream.of(form.username(), form.password(), form.scope()).flatMap(List::stream)).hasSizeLessThanOrEqualTo(32)
                    .allMatch(value -> value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value));
            assertThat(read(written(form).getBytes(StandardCharsets.US_ASCII))).contains(form);
        }));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Form> read(byte[] body) {
        try {
            return Optional.of((Form) new FormReader().readFrom((Class<Record>) (Class<?>) Form.class, Form.class, new Annotation[0],
                    MediaType.APPLICATION_FORM_URLENCODED_TYPE, new MultivaluedHashMap<>(), new ByteArrayInputStream(body)));
        } catch (BadRequestException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Form form) {
        return Stream.of(pairs("username", form.username()), pairs("password", form.password()), pairs("scope", form.scope()))
                .flatMap(pairs -> pairs).collect(Collectors.joining("&"));
    }

    private static Stream<String> pairs(String name, List<String> values) {
        return values.stream().map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Test
    void aMultipartBodyIsReadOrRefusedAndNothingElse() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\nana\r\n";
        Generated.fromTexts("multipart", Stream.of(part + part.replace("username", "password") + "--b--\r\n", "--b--", part, "--b\r\n\r\n",
                part.replace("\"\r", "\"; filename=\"x\"\r\nContent-Type: text/plain\r") + "--b--")).holds(body -> {
                    try {
                        Form form = FormRecord.fill(Form.class, MultipartBody.parse(body, "b"));
                        assertThat(Stream.of(form.username(), form.password()).flatMap(List::stream)).hasSizeLessThanOrEqualTo(32)
                                .allMatch(value -> value.indexOf('\0') < 0);
                    } catch (BadRequestException | FormProblem refused) {
                        assertThat(refused).isNotNull();
                    }
                });
    }

    @Test
    void aContentTypeIsSettledToOneOfThoseThatServersAgreeOn() {
        Generated.fromTexts("media-type", Stream.of("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded;charset=\"utf-8\"", "multipart/form-data; boundary=x",
                "multipart/form-data; boundary=\"a b\"",
                "application/json; charset=utf-16", "application/x-ndjson", "text/plain", "bogus", ";", "a/b/c;;q", "*/*",
                "; charset=\"utf-8"))
                .holdsForTexts(header -> {
                    FormMediaType type = FormMediaType.of(header, header);
                    FormMediaType uncompressed = FormMediaType.of(header, null);
                    assertThat(type.contentType()).isNotEmpty();
                    assertThat(uncompressed.contentType()).matches("application/(x-www-form-urlencoded|json|x-ndjson|octet-stream)"
                            + "|multipart/form-data; boundary=\"[^\"\\s\\\\]{1,70}\"");
                    try {
                        FormMediaType.requireUtf8(uncompressed.charset(), header.getBytes(StandardCharsets.UTF_8));
                    } catch (FormProblem refused) {
                        assertThat(uncompressed.charset()).isNotEmpty().isNotEqualToIgnoringCase("utf-8");
                    }
                });
    }

    @Test
    void anAuthorizationHeaderNamesAClientOrNobodyOrIsMalformed() {
        Stream<String> pairs = Stream.of("shop:secret", "my+shop%3A1:a%2Bb%25", ":", "shop:", ":s", "shop", "%G1:x", "a%00b:c",
                "\u00e9:\u20ac");
        Stream<String> basics = pairs.map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        Generated.fromTexts("basic", Stream.concat(basics, Stream.of("Basic", "Basic ", "Basic !!!!", "Basic Og", "Basic /////w==",
                "Bearer a.b.c",
                "Digest username=\"x\"", "Basicx Zm9vOmJhcg==", "Basic JTp4", "basic\tZm9vOmJhcg==", ""))).holdsForTexts(header -> {
                    PresentedClient read = presented(header);
                    assertThat(read.credentials().isEmpty())
                            .isEqualTo(read.method() == PresentedClient.Method.NONE || read.flaw() == PresentedClient.Flaw.MALFORMED);
                    read.credentials().ifPresent(named -> {
                        String pair = encoded(named.ids()) + ":" + encoded(named.secrets());
                        ClientCredentials again = presented("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)))
                                .credentials().orElseThrow();
                        assertThat(again.ids().get(0)).isEqualTo(named.ids().get(0));
                        assertThat(again.secrets().stream().findFirst()).isEqualTo(named.secrets().stream().findFirst());
                    });
                });
    }

    private static String encoded(List<String> readings) {
        return readings.isEmpty() ? "" : URLEncoder.encode(readings.get(0), StandardCharsets.UTF_8);
    }

    private static PresentedClient presented(String header) {
        HttpHeaders headers = (HttpHeaders) Proxy.newProxyInstance(GeneratedFormsTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> List.of(header));
        return PresentedClient.read(headers, "", "");
    }

    @Test
    void aQueryNamesFieldsOfTheFormOrNothing() {
        Generated.fromTexts("query", Forms.bodies()).holdsForTexts(query -> {
            UriInfo uri = (UriInfo) Proxy.newProxyInstance(GeneratedFormsTest.class.getClassLoader(), new Class<?>[] {UriInfo.class},
                    (proxy, method, arguments) -> asServersGiveIt(query));
            assertThat(QueryFields.of(uri, Form.class)).isSubsetOf("username", "password", "scope").doesNotHaveDuplicates();
        });
    }

    /** What no URI may have, servers escape. */
    private static URI asServersGiveIt(String query) {
        return URI.create("http://localhost/?" + query.replaceAll("[^!-~]|[\"<>\\\\^`{|}#\\[\\]]", "%3F").replaceAll("%(?![0-9A-Fa-f]{2})",
                "%25"));
    }
}
