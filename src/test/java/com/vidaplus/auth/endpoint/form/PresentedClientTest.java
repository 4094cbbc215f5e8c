package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.endpoint.form.PresentedClient.Flaw;
import com.vidaplus.auth.endpoint.form.PresentedClient.Method;
import com.vidaplus.auth.harness.cases.Case;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedClientTest {

    private static final PresentedClient NOBODY = new PresentedClient(Method.NONE, Optional.empty(), Flaw.NONE);
    private static final PresentedClient MALFORMED = new PresentedClient(Method.BASIC, Optional.empty(), Flaw.MALFORMED);

    @Test
    void clientThatIsNotNamedIsNobody() {
        assertThat(read("", "")).isEqualTo(NOBODY);
    }

    @Test
    void formFieldsNameTheClient() {
        assertThat(read("shop", "s3cret")).isEqualTo(named(Method.FORM, "shop", "s3cret"));
        assertThat(read("shop", "")).isEqualTo(named(Method.FORM, "shop", null));
    }

    @Test
    void secretWithoutAnIdIsStillSomebodyWhoMustAuthenticate() {
        assertThat(read("", "s3cret")).isEqualTo(named(Method.FORM, "", "s3cret"));
        assertThat(read("", "", basic(":s3cret"))).isEqualTo(named(Method.BASIC, "", "s3cret"));
    }

    @Test
    void basicNamesTheClient() {
        assertThat(read("", "", basic("shop:s3cret"))).isEqualTo(named(Method.BASIC, "shop", "s3cret"));
        assertThat(read("", "", basic("shop:"))).isEqualTo(named(Method.BASIC, "shop", null));
        assertThat(read("", "", basic("shop:a:b"))).isEqualTo(named(Method.BASIC, "shop", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "basic", "BASIC", "bAsIc"})
    void schemeIsComparedCaseInsensitively(String scheme) {
        assertThat(read("", "", basic("shop:s3cret").replace("Basic", scheme))).isEqualTo(named(Method.BASIC, "shop", "s3cret"));
    }

    @Test
    void halvesAreReadFormDecodedAndThenAsTheyCame() {
        assertThat(read("", "", basic("my+shop%3A1:a%2Bb%25+%C3%A9"))).isEqualTo(inBasic(List.of("my shop:1", "my+shop%3A1"),
                List.of("a+b% \u00E9", "a%2Bb%25+%C3%A9")));
        assertThat(read("", "", basic("shop:a+b"))).isEqualTo(inBasic(List.of("shop"), List.of("a b", "a+b")));
        assertThat(read("", "", basic("a+b:s3cret"))).isEqualTo(inBasic(List.of("a b", "a+b"), List.of("s3cret")));
    }

    /** RFC 6749 §2.3.1 would have it encoded; what cannot be decoded was not. */
    @ParameterizedTest
    @ValueSource(strings = {"%zz", "100%", "%G1", "%", "%2", "a%00b", "%C0%80", "%ED%A0%80", "a:%:b", "\u00E9%"})
    void aHalfThatCannotBeDecodedIsReadAsItCameAlone(String half) {
        assertThat(read("", "", basic("shop:" + half))).isEqualTo(named(Method.BASIC, "shop", half));
        assertThat(read("", "", basic(half.replace(':', '.') + ":s"))).isEqualTo(named(Method.BASIC, half.replace(':', '.'), "s"));
    }

    @Test
    void utf8NeedsNoPercentSequence() {
        assertThat(read("", "", basic("shop:\u00E9"))).isEqualTo(named(Method.BASIC, "shop", "\u00E9"));
    }

    @Test
    void paddingMayBeLeftOut() {
        assertThat(read("", "", basic("shop:s").replace("=", ""))).isEqualTo(named(Method.BASIC, "shop", "s"));
    }

    @Test
    void emptyBasicMeansNoClient() {
        assertThat(read("", "", "Basic Og==")).isEqualTo(NOBODY);
        assertThat(read("shop", "s3cret", "Basic Og==")).isEqualTo(named(Method.FORM, "shop", "s3cret"));
    }

    @Test
    void equalIdInTheBodyIsFine() {
        assertThat(read("shop", "", basic("shop:s3cret"))).isEqualTo(named(Method.BASIC, "shop", "s3cret"));
        PresentedClient either = inBasic(List.of("my shop", "my+shop"), List.of("s3cret"));
        assertThat(read("my shop", "", basic("my+shop:s3cret"))).isEqualTo(either);
        assertThat(read("my+shop", "", basic("my+shop:s3cret"))).isEqualTo(either);
    }

    @Case("A05")
    @Test
    void twoWaysAtOnceAreAFlaw() {
        assertThat(read("other", "", basic("shop:s3cret")).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("Shop", "", basic("shop:s3cret")).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("shop", "s3cret", basic("shop:s3cret")).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("", "s3cret", basic("shop:s3cret")).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("shop", "s3cret", basic("shop:")).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("shop", "s3cret", basic("shop:s3cret")).method()).isEqualTo(Method.BASIC);
    }

    @Case("A06")
    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic    ", "Basic :", "Basic =", "Basic ====", "Basic c2hvcA==", "Basic not base64",
        "Basic c2hvcDpz!", "Basic c2hvcDpz c2hvcDpz", "Basic c2hvcDpz,c2hvcDpz", "Basic c", "Basic _-_-", "Basic AA==", "Basic OgA=",
        "Basic wIA6eA==",
        "Basic eDrAgA==", "Basic eDr/", "Basic eDoA", "Basic shop:s3cret", "basic",
        "Basic username=\"shop\"", "Basic c2hvcDpz\u0000", "Basic c2hvcDpz\u00E9"})
    void unreadableBasicIsMalformedWhateverTheFormSays(String header) {
        assertThat(read("", "", header)).isEqualTo(MALFORMED);
        assertThat(read("shop", "s3cret", header)).isEqualTo(MALFORMED);
    }

    @Case("A06")
    @Test
    void longHeaderIsReadLikeAnyOther() {
        assertThat(read("", "", "Basic " + "A".repeat(8_191))).isEqualTo(MALFORMED);
        assertThat(read("", "", basic("shop:" + "x".repeat(6_000)))).isEqualTo(named(Method.BASIC, "shop", "x".repeat(6_000)));
    }

    @Case("A06")
    @Test
    void twoHeadersAreMalformed() {
        assertThat(read("", "", basic("shop:s3cret"), basic("shop:s3cret"))).isEqualTo(MALFORMED);
        assertThat(read("", "", basic("shop:s3cret"), "Bearer x")).isEqualTo(MALFORMED);
        assertThat(read("", "", "Bearer x", basic("shop:s3cret"))).isEqualTo(MALFORMED);
        assertThat(read("", "", "Basic Og==", "Basic Og==")).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Bearer", "", "Digest username=\"shop\"", "Basically c2hvcDpz", "Basic2 c2hvcDpz", "Negotiate",
        "bas", " "})
    void anotherSchemeIsIgnored(String header) {
        assertThat(read("", "", header)).isEqualTo(NOBODY);
        assertThat(read("shop", "s3cret", header)).isEqualTo(named(Method.FORM, "shop", "s3cret"));
    }

    @Test
    void ownTextShowsNothing() {
        assertThat(read("", "", basic("canary1:canary2")).toString()).doesNotContain("canary");
        assertThat(read("canary1", "canary2").toString()).doesNotContain("canary");
    }

    private static PresentedClient read(String clientId, String clientSecret, String... authorization) {
        HttpHeaders headers = (HttpHeaders) Proxy.newProxyInstance(PresentedClientTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getRequestHeader");
                    assertThat(arguments).containsExactly(HttpHeaders.AUTHORIZATION);
                    return authorization.length == 0 ? null : List.of(authorization);
                });
        return PresentedClient.read(headers, clientId, clientSecret);
    }

    private static PresentedClient named(Method method, String id, String secret) {
        return new PresentedClient(method, Optional.of(new ClientCredentials(id, Optional.ofNullable(secret))), Flaw.NONE);
    }

    private static PresentedClient inBasic(List<String> ids, List<String> secrets) {
        return new PresentedClient(Method.BASIC, Optional.of(new ClientCredentials(ids, secrets)), Flaw.NONE);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
