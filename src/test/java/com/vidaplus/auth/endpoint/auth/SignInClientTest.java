package com.vidaplus.auth.endpoint.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.endpoint.form.PresentedClient.Flaw;
import com.vidaplus.auth.endpoint.form.PresentedClient.Method;
import com.vidaplus.auth.endpoint.form.PresentedClient;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose credentials count at a sign-in: those of clients, and not those that a proxy in front was sent. The one client here is "shop". */
class SignInClientTest {

    private static final PresentedClient NOBODY = new PresentedClient(Method.NONE, Optional.empty(), Flaw.NONE);
    private static final String SHOP = basic("shop:s3cret");
    private static final String PROXY = basic("proxy-user:proxy password");

    @Test
    void aRegisteredClientCounts() {
        assertThat(read("", "", SHOP)).isEqualTo(named(Method.BASIC, "shop", "s3cret"));
        assertThat(read("", "", basic("shop:wrong"))).isEqualTo(named(Method.BASIC, "shop", "wrong"));
        assertThat(read("shop", "", SHOP)).isEqualTo(named(Method.BASIC, "shop", "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy-user:proxy password", "proxy-user:", ":x", "proxy-user:100%", "Shop:s3cret", "shop :s3cret", ":"})
    void basicOfAnybodyElseIsIgnored(String pair) {
        assertThat(read("", "", basic(pair))).isEqualTo(NOBODY);
        assertThat(read("shop", "s3cret", basic(pair))).isEqualTo(named(Method.FORM, "shop", "s3cret"));
        assertThat(read("app", "", basic(pair))).isEqualTo(named(Method.FORM, "app", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic c2hvcA==", "Basic /////w==", "basic c", "Bearer", "Bearer a.b.c",
        "Digest username=\"shop\"", "Negotiate YII=", "", "Basic c2hvcDpzM2NyZXQ=, Basic c2hvcDpzM2NyZXQ="})
    void whatNamesNobodyIsIgnored(String header) {
        assertThat(read("", "", header)).isEqualTo(NOBODY);
        assertThat(read("shop", "s3cret", header)).isEqualTo(named(Method.FORM, "shop", "s3cret"));
    }

    @Test
    void theClientThatTheFormNamesCountsThoughItIsNotRegistered() {
        assertThat(read("nobody", "", basic("nobody:x"))).isEqualTo(named(Method.BASIC, "nobody", "x"));
    }

    @Test
    void twoWaysAtOnceAreAFlawWhereBasicNamesAClient() {
        assertThat(read("shop", "s3cret", SHOP).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("other", "", SHOP).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("", "s3cret", SHOP).flaw()).isEqualTo(Flaw.TWICE);
        assertThat(read("nobody", "x", basic("nobody:x")).flaw()).isEqualTo(Flaw.TWICE);
    }

    @Test
    void severalHeadersAreAFlawWhereOneNamesAClientAndIgnoredElse() {
        assertThat(read("", "", SHOP, SHOP).flaw()).isEqualTo(Flaw.MALFORMED);
        assertThat(read("", "", SHOP, "Bearer x").flaw()).isEqualTo(Flaw.MALFORMED);
        assertThat(read("", "", PROXY, SHOP).flaw()).isEqualTo(Flaw.MALFORMED);
        assertThat(read("", "", PROXY, "Bearer x")).isEqualTo(NOBODY);
        assertThat(read("shop", "s3cret", PROXY, "Basic !")).isEqualTo(named(Method.FORM, "shop", "s3cret"));
    }

    @Test
    void noHeaderLeavesTheForm() {
        assertThat(read("", "")).isEqualTo(NOBODY);
        assertThat(read("shop", "s3cret")).isEqualTo(named(Method.FORM, "shop", "s3cret"));
    }

    private static PresentedClient read(String clientId, String clientSecret, String... authorization) {
        HttpHeaders headers = (HttpHeaders) Proxy.newProxyInstance(SignInClientTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class}, (proxy, method, arguments) -> authorization.length == 0 ? null : List.of(authorization));
        return SignInClient.read(headers, clientId, clientSecret, basic -> basic.ids().contains("shop"));
    }

    private static PresentedClient named(Method method, String id, String secret) {
        return new PresentedClient(method, Optional.of(new ClientCredentials(id, Optional.ofNullable(secret))), Flaw.NONE);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
