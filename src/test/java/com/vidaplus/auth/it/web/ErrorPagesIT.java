package com.vidaplus.auth.it.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.RawClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is outside of both doors is not there, says so in JSON, and is silent about the server. */
@Tag("wire")
class ErrorPagesIT extends ServiceIT {

    @Case({"H01", "H07", "H08"})
    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/auth", "/auth/", "/auth/nowhere", "/auth/token/nowhere", "/auth/token/refresh_token/x",
        "/docs/nowhere", "/live/", "/error", "/openapi",
        "/openapi/ui", "/health", "/health/ready", "/auth/application.wadl", "/application.wadl", "/h2-console",
        "/management", "/data/auth.mv.db", "/docs/swagger-ui/", "/favicon.ico?x=<script>"})
    void whatIsNotThereIsNotFound(String path) {
        Answer answer = client().get(path.replace("<", "%3C").replace(">", "%3E"), "Accept", "text/html");

        isError(answer, 404, "{\"detail\":\"Not Found\"}");
    }

    @Case("H08")
    @ParameterizedTest
    @CsvSource({"POST,/nowhere", "PUT,/nowhere", "DELETE,/nowhere", "PATCH,/auth/nowhere", "PUT,/docs/index.html", "DELETE,/openapi.yaml"})
    void whatIsNotThereIsNotFoundForAnyMethod(String method, String path) {
        isError(client().send(method, path, method.equals("DELETE") ? null : "x"), 404, "{\"detail\":\"Not Found\"}");
    }

    @Case("H08")
    @ParameterizedTest
    @CsvSource({"POST,/live", "PUT,/ready", "DELETE,/live", "POST,/oauth2/jwks"})
    void anotherMethodIsNotAllowed(String method, String path) {
        Answer answer = client().send(method, path, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElse("")).contains("GET");
        tellsNothingOfTheServer(answer);
    }

    /** With a path parameter, a folder's address was redirected by the server, to the host that the client had named. */
    @Case("H08")
    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF;x", "/META-INF;x", "/WEB-INF", "/META-INF", "/WEB-INF/", "/WEB-INF/web.xml", "/web-inf/web.xml",
        "/web-inf", "/%57EB-INF/", "/%57EB-INF", "/META-INF/MANIFEST.MF", "/META-INF;a=b/MANIFEST.MF", "/WEB-INF/classes", "/WEB-INF/classes;x",
        "/WEB-INF/classes/db/migration/V1__accounts_clients_keys.sql", "/docs/../WEB-INF/web.xml", "/docs/%2e%2e/WEB-INF/web.xml",
        "/docs/swagger-ui", "/docs/swagger-ui;x", "/WEB-INF./web.xml", "//WEB-INF/web.xml", "//WEB-INF"})
    void theInsideOfTheWarIsNotThere(String path) {
        Answer answer = new RawClient(service().baseUri()).unchecked("GET", path, new byte[0]);

        isError(answer, 404, "{\"detail\":\"Not Found\"}");
    }

    @Case("H08")
    @ParameterizedTest
    @CsvSource({"GET,/docs", "GET,/docs;x", "GET,/docs;x/", "GET,/docs/swagger-ui;x", "GET,/WEB-INF;x", "GET,//docs", "GET,/", "GET,/;x",
        "OPTIONS,/docs", "OPTIONS,/docs;x", "OPTIONS,/WEB-INF;x", "POST,/docs;x", "TRACE,/docs;x", "TRACE,/WEB-INF;x"})
    void noAnswerNamesTheHostThatTheClientNamed(String method, String path) {
        Answer answer = new RawClient(service().baseUri()).uncheckedAs("evil.example", method, path);

        assertThat(answer.headers().toString() + answer.body()).doesNotContain("evil.example");
        assertThat(answer.header("Location").orElse("docs/")).isIn("docs/", "../docs/");
        tellsNothingOfTheServer(answer);
    }

    @Case("H08")
    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%zz", "/a\\b", "/..%2f..%2fetc/passwd", "/%2e%2e/", "/auth/token%2Frefresh_token", "/nowhere;x=y"})
    void anAddressThatTheServerRefusesByItselfShowsNothing(String path) {
        Answer answer = new RawClient(service().baseUri()).unchecked("GET", path, new byte[0]);

        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("root:", "web-app");
        tellsNothingOfTheServer(answer);
    }

    @Case("H08")
    @ParameterizedTest
    @CsvSource({"GET,/live", "GET,/ready", "GET,/oauth2/jwks", "POST,/auth/token", "GET,/auth/token", "POST,/auth/token/refresh_token",
        "POST,/oauth2/token", "GET,/nowhere", "OPTIONS,/auth/token"})
    void everyAnswerThatIsDataMayNeitherBeFramedNorRunNorGuessedAt(String method, String path) {
        Answer answer = client().send(method, path, null);

        assertThat(answer.header("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        hasTheOtherSecurityHeaders(answer);
        tellsNothingOfTheServer(answer);
    }

    @Case("H06")
    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/index.html", "/docs/page.js", "/docs/page.css", "/docs/swagger-ui/swagger-ui-bundle.js"})
    void theApiPageRunsScriptsFromItsFilesAlone(String path) {
        Answer answer = new RawClient(service().baseUri()).unchecked("GET", path, new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'", "script-src 'self';",
                "connect-src 'self'", "frame-ancestors 'none'");
        hasTheOtherSecurityHeaders(answer);
        assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By");
    }

    private static void hasTheOtherSecurityHeaders(Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers()).doesNotContainKeys("Access-Control-Allow-Origin", "Set-Cookie");
    }

    private static void isError(Answer answer, int status, String body) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        hasTheOtherSecurityHeaders(answer);
        tellsNothingOfTheServer(answer);
    }

    private static void tellsNothingOfTheServer(Answer answer) {
        assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By");
        assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("payara", "glassfish", "grizzly", "wildfly", "undertow",
                "jersey", "resteasy", "exception", "\tat ");
    }

    private static AuthClient client() {
        return new AuthClient(service().baseUri());
    }
}
