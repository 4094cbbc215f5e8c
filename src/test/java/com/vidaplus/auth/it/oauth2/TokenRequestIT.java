package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the token endpoint reads a request (RFC 6749 §2.3.1, §3.2, §4.3.2, appendix B), and what it makes of one that it cannot. */
class TokenRequestIT extends OAuthIT {

    private final TestClient client = clients.a().scopes("read").added();
    private final String email = accounts.add(PASSWORD);

    private String good() {
        return Form.of("grant_type", "password", "username", email, "password", PASSWORD, "scope", "read").urlEncoded();
    }

    private Answer post(String contentType, String body) {
        return door.post("/oauth2/token", contentType, body, client.headers());
    }

    @Case("A03")
    @ParameterizedTest
    @CsvSource({"grant_type, password", "username, EMAIL", "password, PASSWORD", "refresh_token, x", "scope, read", "client_id, ID",
        "client_secret, SECRET", "grant_type, refresh_token", "username, other", "password, other", "scope, write", "client_id, other"})
    void rfc6749Section3_2_noParameterMayBeSentTwice(String name, String value) {
        String second = switch (value) {
            case "EMAIL" -> email;
            case "PASSWORD" -> PASSWORD;
            case "ID" -> client.id();
            case "SECRET" -> client.requiredSecret();
            default -> value;
        };
        Form form = Form.of("grant_type", "password", "username", email, "password", PASSWORD, "scope", "read", "refresh_token", "x",
                "client_id", client.id(), "client_secret", client.requiredSecret()).and(name, second);

        assertRefused(door.oauthToken(form), 400, "invalid_request");
    }

    @Test
    void rfc6749Section3_2_anEmptyValueBesideAnotherIsARepetitionToo() {
        assertRefused(post(AuthClient.FORM, good() + "&scope="), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "username", "password", "refresh_token", "scope", "client_id", "client_secret"})
    void rfc6749Section2_3_1_noParameterMayBeInTheQuery(String name) {
        Answer answer = door.post("/oauth2/token?" + name + "=x", AuthClient.FORM, good(), client.headers());

        assertRefused(answer, 400, "invalid_request");
    }

    @Case("A04")
    @Test
    void rfc6749Section4_3_2_everythingInTheQueryAndAnEmptyBodyIsNoRequest() {
        Answer answer = door.post("/oauth2/token?" + good(), AuthClient.FORM, "", client.headers());

        assertRefused(answer, 400, "invalid_request");
        assertThat(service().log()).doesNotContain("correct+horse", "correct%20horse", PASSWORD);
    }

    @Test
    void anotherParameterMayBeInTheQuery() {
        assertThat(door.post("/oauth2/token?trace=1", AuthClient.FORM, good(), client.headers()).status()).isEqualTo(200);
    }

    @Case({"A07", "A08"})
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=b", "multipart/form-data",
        "application/x-www-form-urlencoded2", "nonsense", "application/x-www-form-urlencoded, text/plain"})
    void rfc6749Section4_3_2_anythingButAFormIsRefused(String contentType) {
        assertRefused(post(contentType, good()), 400, "invalid_request");
    }

    @Case({"A07", "A08"})
    @Test
    void rfc6749Section4_3_2_jsonAndMultipartWithGoodCredentialsAreRefused() {
        assertRefused(post("application/json", "{\"grant_type\":\"password\",\"username\":\"" + email + "\",\"password\":\"" + PASSWORD
                + "\"}"), 400, "invalid_request");
        assertRefused(post("multipart/form-data; boundary=b", Form.of("grant_type", "password", "username", email, "password", PASSWORD)
                .multipart("b")), 400, "invalid_request");
    }

    @Case("A09")
    @Test
    void withoutAContentTypeTheRequestIsRefused() {
        Answer answer = raw.send("POST", "/oauth2/token", good().getBytes(StandardCharsets.UTF_8),
                client.headers()[0] + ": " + client.headers()[1]);

        assertRefused(answer, 400, "invalid_request");
    }

    @Case("A10")
    @ParameterizedTest
    @ValueSource(strings = {"; charset=ISO-8859-1", ";charset=\"us-ascii\"", "; charset=UTF-8", ";charset=utf-8", "; charset=\"UTF-8\"", ";"})
    void rfc6749AppendixB_utf8MayBeNamed(String parameter) {
        assertThat(post(AuthClient.FORM + parameter, good()).status()).isEqualTo(200);
    }

    @Case("A10")
    @ParameterizedTest
    @ValueSource(strings = {"UTF-7", "UTF-16", "bogus", "\"utf-8"})
    void rfc6749AppendixB_anotherCharsetIsRefused(String charset) {
        assertRefused(post(AuthClient.FORM + "; charset=" + charset, good()), 400, "invalid_request");
    }

    @Case({"A11", "A12", "A13"})
    @ParameterizedTest
    @ValueSource(strings = {"%", "%G1", "%2", "a%", "%C0%80", "%ED%A0%80", "%E2%82", "%FF", "a%00b", "%u0041"})
    void rfc6749AppendixB_badEncodingIsRefusedInEveryParameter(String value) {
        for (String name : new String[] {"username", "password", "scope", "grant_type", "client_id", "other"}) {
            assertRefused(post(AuthClient.FORM, "x=1&" + name + "=" + value), 400, "invalid_request");
        }
        assertRefused(post(AuthClient.FORM, good() + "&" + value + "=1"), 400, "invalid_request");
    }

    @Case("A11")
    @Test
    void rfc6749AppendixB_plusAndPercentTwentyAreBothABlank() {
        String plus = Form.of("grant_type", "password", "username", email).urlEncoded() + "&password=" + PASSWORD.replace(' ', '+');
        String percent = plus.replace("+", "%20");

        assertThat(plus).isNotEqualTo(percent);
        assertThat(post(AuthClient.FORM, plus).status()).isEqualTo(200);
        assertThat(post(AuthClient.FORM, percent).status()).isEqualTo(200);
    }

    @Case("A14")
    @Test
    void aBodyOverTheLimitIsTooLarge() {
        String most = good() + "&x=" + "y".repeat(16 * 1024 - good().length() - 3);

        assertThat(post(AuthClient.FORM, most).status()).isEqualTo(200);
        assertRefused(post(AuthClient.FORM, most + "y"), 413, "invalid_request");
    }

    @Case("A14")
    @Test
    void aBodyOfUnknownLengthOverTheLimitIsTooLarge() {
        byte[] body = (good() + "&x=" + "y".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        String[] basic = client.headers();

        Answer answer = door.sendBody("POST", "/oauth2/token", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type", AuthClient.FORM, basic[0], basic[1]);

        assertRefused(answer, 413, "invalid_request");
    }

    @Case("A15")
    @ParameterizedTest
    @ValueSource(ints = {33, 2_000})
    void tooManyParametersAreRefused(int count) {
        String body = IntStream.range(0, count).mapToObj(i -> "p" + i).collect(Collectors.joining("&"));

        assertRefused(post(AuthClient.FORM, body), 400, "invalid_request");
    }

    @Case("A15")
    @Test
    void anOverlongNameIsRefused() {
        assertRefused(post(AuthClient.FORM, "n".repeat(15_000) + "=1"), 400, "invalid_request");
    }

    /** 2^11 names with one hash code: a form kept in a plain hash table would take quadratic time. */
    @Case("A16")
    @Test
    void namesWithEqualHashCodesAreRefused() {
        String body = IntStream.range(0, 700).mapToObj(i -> IntStream.range(0, 11)
                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining())).collect(Collectors.joining("&"));

        assertRefused(post(AuthClient.FORM, body), 400, "invalid_request");
    }

    @Case({"B02", "B11"})
    @Test
    void nameAndPasswordHaveALongestLength() {
        assertRefused(signIn(client, "a".repeat(243) + "@example.com"), 400, "invalid_request");
        for (String name : new String[] {email, "nobody@vidaplus.example"}) {
            Form form = Form.of("grant_type", "password", "username", name, "password", "p".repeat(1025));
            assertRefused(token(client, form), 400, "invalid_request");
        }
    }

    @Case("A21")
    @ParameterizedTest
    @ValueSource(strings = {"username", "scope", "client_id", "refresh_token", "grant_type"})
    void aLineBreakReachesNeitherTheHeadersNorTheLog(String name) {
        String marker = "injected-" + name + "-" + System.nanoTime();
        String body = (name.equals("grant_type") ? "" : "grant_type=password&password=x&") + name + "=a%0d%0aX-Injected: " + marker;

        Answer answer = post(AuthClient.FORM, body);

        assertThat(answer.status()).isBetween(400, 401);
        assertThat(answer.headers()).doesNotContainKey("X-Injected");
        assertThat(answer.body()).doesNotContain(marker);
        assertThat(service().log().lines()).noneMatch(line -> line.startsWith("X-Injected"));
    }

    @Case("A22")
    @Test
    void aCompressedBodyIsNotInflated() {
        String[] basic = client.headers();

        Answer answer = door.post("/oauth2/token", AuthClient.FORM, good(), basic[0], basic[1], "Content-Encoding", "gzip");

        assertRefused(answer, 400, "invalid_request");
    }

    /** RFC 9112 §6.1, §5: what two parsers could read differently gets one answer at most, and no token. */
    @Case("A23")
    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Transfer-Encoding : chunked", " X-Folded: 1",
        "Transfer-Encoding: chunked, identity", "Content-Length: 5", "Content-Length: -1", "X-Bare: 1\nX-Line: feed",
        "X-Bare: 1\rX-Carriage: return"})
    void aRequestThatTwoParsersReadDifferentlyIsNotTaken(String line) {
        byte[] smuggled = ("0\r\n\r\nPOST /oauth2/token HTTP/1.1\r\nHost: a\r\n\r\n" + good()).getBytes(StandardCharsets.UTF_8);
        try {
            Answer answer = raw.unchecked("POST", "/oauth2/token", smuggled, "Content-Type: " + AuthClient.FORM, line);

            assertThat(answer.status()).isBetween(400, 501);
            assertThat(answer.body()).doesNotContain("HTTP/1.1", "access_token");
        } catch (UncheckedIOException e) {
            assertThat(e).as("closed without an answer").hasMessageMatching("(?s).*(reset|ends in its head|Broken pipe).*");
        }
    }

    @Case("A24")
    @Test
    void noRefusalRepeatsWhatWasSent() {
        String name = "marker-name@vidaplus.example";
        Form form = Form.of("grant_type", "password", "username", name, "password", "marker-password");
        for (Answer answer : new Answer[] {
            token(client, form), token(client, form.and("scope", "marker-scope")), token(client, form.and("scope", "marker-scope")),
            refresh(client, "marker-token"), door.oauthToken(Form.of("grant_type", "marker-grant", "client_id", "marker-client")),
            token(client, Form.of("grant_type", "marker-grant"))}) {
            assertThat(answer.status()).isBetween(400, 401);
            assertThat(answer.body()).doesNotContain("marker");
            assertThat(answer.headers().toString()).doesNotContain("marker");
        }
    }
}
