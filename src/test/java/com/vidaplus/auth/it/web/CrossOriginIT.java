package com.vidaplus.auth.it.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the origins that the suite's service was given may call it, and nobody else's. */
@Case("H05")
@Tag("wire")
class CrossOriginIT extends ServiceIT {

    private final AuthClient client = new AuthClient(service().baseUri());

    @ParameterizedTest
    @CsvSource({"GET,/oauth2/jwks,200", "GET,/.well-known/oauth-authorization-server,200", "POST,/auth/token,422", "POST,/auth/token/,422",
        "POST,/auth/token/refresh_token,401", "POST,/oauth2/token,400", "POST,/oauth2/revoke,400", "GET,/account,401",
        "DELETE,/auth/token,405", "GET,/auth/nowhere,404", "GET,/.well-known/nowhere,404"})
    void everyAnswerForAListedOriginNamesExactlyThatOne(String method, String path, int status) {
        for (String origin : service().pageOrigins()) {
            Answer answer = client.send(method, path, null, "Origin", origin);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(origin);
            assertThat(answer.header("Vary")).hasValue("Origin");
            assertThat(answer.header("Access-Control-Expose-Headers")).hasValue("ETag, Location, Retry-After, WWW-Authenticate");
            assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
        }
    }

    @Test
    void aPageOfAListedOriginSignsIn() {
        Answer answer = client.token(Form.of("username", service().adminEmail(), "password", service().adminPassword()),
                "Origin", service().pageOrigins().get(0));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(service().pageOrigins().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://evil.example", "https://shop.example.evil.example", "http://shop.example",
        "https://shop.example:8443", "https://SHOP.example", "https://shop.example/", "https://shop.example, https://evil.example", "*",
        "https://evil.example https://shop.example", "https://evilshop.example", "https://shop.example%00", "https://sub.shop.example"})
    void anotherOriginGetsNothing(String origin) {
        assertThat(service().pageOrigins()).doesNotContain(origin);
        for (Answer answer : new Answer[] {client.get("/oauth2/jwks", "Origin", origin),
            client.post("/oauth2/token", Form.of(), "Origin", origin), preflight("/auth/token", origin)}) {
            assertThat(answer.headers().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            assertThat(answer.header("Vary").orElseThrow()).startsWith("Origin");
        }
    }

    @Test
    void aRandomOriginGetsNothing() {
        for (int i = 0; i < 50; i++) {
            Answer answer = client.get("/oauth2/jwks", "Origin", "https://" + UUID.randomUUID() + ".example");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
        }
    }

    @Test
    void twoOriginsAreNone() {
        Answer answer = client.get("/oauth2/jwks", "Origin", service().pageOrigins().get(0), "Origin", "https://evil.example");

        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @Test
    void aCacheLearnsThatTheOriginMattersThoughNoneWasSent() {
        Answer answer = client.get("/oauth2/jwks");

        assertThat(answer.header("Vary")).hasValue("Origin");
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/refresh_token", "/oauth2/token", "/oauth2/revoke", "/oauth2/jwks", "/account",
        "/account/password", "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    void aPreflightIsAnsweredWithoutAToken(String path) {
        Answer answer = preflight(path, service().pageOrigins().get(0));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(service().pageOrigins().get(0));
        assertThat(answer.header("Access-Control-Allow-Methods")).hasValue("GET, POST, PUT");
        assertThat(answer.header("Access-Control-Allow-Headers")).hasValue("Authorization, Content-Type");
        assertThat(answer.header("Access-Control-Max-Age")).hasValue("600");
        assertThat(answer.header("Vary")).hasValue("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/accounts", "/metrics", "/oauth2/introspect", "/live", "/ready", "/nowhere"})
    void whatPagesHaveNoUseForStaysClosedToThem(String path) {
        String origin = service().pageOrigins().get(0);
        for (Answer answer : new Answer[] {client.get(path, "Origin", origin), client.post(path, Form.of(), "Origin", origin)}) {
            assertThat(answer.headers().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void aPageMaySendTheHeadersThatItAsksFor() {
        Answer answer = client.send("OPTIONS", "/auth/token", null, "Origin", service().pageOrigins().get(0),
                "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type,sentry-trace,traceparent,x-requested-with");

        assertThat(answer.header("Access-Control-Allow-Headers"))
                .hasValue("Authorization, Content-Type, sentry-trace, traceparent, x-requested-with");
    }

    private Answer preflight(String path, String origin) {
        return client.send("OPTIONS", path, null, "Origin", origin, "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization");
    }
}
