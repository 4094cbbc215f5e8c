package com.vidaplus.auth.it.web;

import static com.vidaplus.auth.harness.client.AuthClient.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.SlowRequest;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that comes slowly is waited for without a thread, and not for long; what needs no body is answered without it. */
@Tag("wire")
class SlowBodiesIT extends ServiceIT {

    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String FORM_TYPE = "Content-Type: " + FORM;
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(12);
    private static final int HANG_UPS = 600;
    private static final Duration HANG_UPS_FORGOTTEN = Duration.ofSeconds(30);

    private static String form;
    private static String admin;

    @BeforeAll
    static void accounts() {
        Accounts accounts = new Accounts(service()::connect);
        String password = Secrets.password();
        form = Form.of("username", accounts.add(password), "password", password).urlEncoded();
        admin = new AuthClient(service().baseUri()).signIn(accounts.add(password, "admin"), password).accessToken();
    }

    @Test
    void aBodyInTwoPiecesWithAnOfferOfHttp2SignsIn() {
        try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, length(form.length()), "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")) {
            request.send(form.substring(0, 10));
            pause();
            request.send(form.substring(10));
            Answer answer = request.answer();

            assertThat(answer.status()).isIn(101, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/auth/token/", "/auth/token?x=%41", "/auth/token;x=y"})
    void aBodyInTwoPiecesSignsIn(String path) {
        try (SlowRequest request = begin("POST", path, FORM_TYPE, length(form.length()))) {
            request.send(form.substring(0, 10));
            pause();
            request.send(form.substring(10));

            assertThat(request.answer().status()).isEqualTo(200);
            // The connection is good for another one, whose body comes with its head.
            request.send("POST /auth/token HTTP/1.1\r\nHost: x\r\n" + FORM_TYPE + "\r\n" + length(form.length()) + "\r\n\r\n" + form);
            assertThat(request.answer().status()).isEqualTo(200);
        }
    }

    /** Between the first look at the body and the wait for it there must be no moment in which its coming is missed. */
    @Test
    void aBodyThatFollowsItsHeadAtOnceIsNeverMissed() {
        String wrong = "grant_type=none";
        for (int i = 0; i < 300; i++) {
            try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, length(wrong.length()))) {
                LockSupport.parkNanos(i * 5_000L);
                request.send(wrong);

                assertThat(inTime(request, AT_ONCE).body()).contains("string_pattern_mismatch");
            }
        }
    }

    @Test
    void aBodyInSlowChunksSignsIn() {
        try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, CHUNKED)) {
            request.sendChunk(form.substring(0, 10));
            pause();
            request.sendChunk(form.substring(10));
            pause();
            request.sendChunk("");

            assertThat(request.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatWaitsForContinueSignsIn() {
        try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, length(form.length()), "Expect: 100-continue")) {
            pause();
            request.send(form);
            Answer answer = request.answer();

            assertThat(answer.status() == 100 ? request.answer().status() : answer.status()).isEqualTo(200);
        }
    }

    /** Java's own client offers an upgrade, unless it is told not to. */
    @Test
    void aClientThatOffersHttp2SignsInAgainAndAgain() throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        client.send(HttpRequest.newBuilder(service().baseUri().resolve("/live")).build(), HttpResponse.BodyHandlers.discarding());
        for (int i = 0; i < 3; i++) {
            HttpRequest signIn = HttpRequest.newBuilder(service().baseUri().resolve("/auth/token")).header("Content-Type", FORM)
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build();

            assertThat(client.send(signIn, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOperatorsSlowBodyIsWorkedOnWithItsEncodedAddress() {
        String json = "{\"groups\":[\"slow\"]}";
        try (SlowRequest request = begin("PATCH", "/admin/accounts/no%2Dsuch%20one", "Content-Type: application/json", length(json.length()),
                "Authorization: Bearer " + admin)) {
            request.send(json.substring(0, 5));
            pause();
            request.send(json.substring(5));

            assertThat(request.answer().body()).contains("There is nothing with this id");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,/admin/accounts", "PATCH,/admin/accounts/x", "PUT,/admin/accounts/x/password",
        "PATCH,/admin/clients/x", "POST,/admin/keys", "PUT,/account/password", "POST,/admin/nowhere"})
    void withoutATokenNobodyWaitsForTheBody(String method, String path) {
        try (SlowRequest request = begin(method, path, "Content-Type: application/json", length(100))) {
            request.send("{");

            assertThat(inTime(request, AT_ONCE).status()).isBetween(401, 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer a.b.c", "Authorization: Basic YTpi", "X-None: x"})
    void withoutATokenThatCountsAnImportEndsBeforeItsBody(String header) {
        try (SlowRequest request = begin("POST", "/admin/accounts/import", "Content-Type: application/x-ndjson", CHUNKED, header)) {
            request.sendChunk("{");

            assertThat(inTime(request, AT_ONCE).status()).isEqualTo(401);
        }
    }

    @Test
    void aBodyThatIsAnnouncedAsTooLargeIsRefusedAtOnce() {
        try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, length(20_000))) {
            assertThat(inTime(request, AT_ONCE).body()).isEqualTo("{\"detail\":\"Request body too large\"}");
        }
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefusedInTheWordsOfItsDoor() {
        try (SlowRequest request = begin("POST", "/oauth2/token", FORM_TYPE, CHUNKED)) {
            for (int i = 0; i < 3; i++) {
                request.sendChunk("x".repeat(6_000));
                pause();
            }
            Answer answer = inTime(request, AT_ONCE);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("The request body is too large");
        }
    }

    /** All doors at once, since each takes its ten seconds. */
    @Test
    void whatNeverComesIsToldSoInTheWordsOfItsDoorAndCutOff() {
        String detail = "{\"detail\":\"Request body came too slowly\"}";
        String error = "{\"error\":\"invalid_request\",\"error_description\":\"The request body came too slowly\"}";
        String problem = "{\"type\":\"about:blank\",\"title\":\"Request Timeout\",\"status\":408,"
                + "\"detail\":\"The request body came too slowly\"}";
        Map<SlowRequest, String> slow = new LinkedHashMap<>();
        for (String path : List.of("/auth/token", "/auth/token/refresh_token", "/nowhere", "/docs/index.html", "/live", "/")) {
            slow.put(begin("POST", path, FORM_TYPE, length(100)).send("u"), detail);
        }
        for (String path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/nowhere")) {
            slow.put(begin("POST", path, FORM_TYPE, length(100)), error);
        }
        slow.put(begin("PATCH", "/admin/accounts/x", "Content-Type: application/json", length(9), "Authorization: Bearer x"), problem);
        List<String> answers = new ArrayList<>();
        slow.keySet().forEach(request -> {
            Answer answer = inTime(request, SOON);
            answers.add(answer.body());
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        });
        assertThat(answers).containsExactlyElementsOf(slow.values());
        slow.keySet().forEach(request -> assertThat(request.isCutWithin(AT_ONCE)).isTrue());
        slow.keySet().forEach(SlowRequest::close);
    }

    /** More than the bodies that a node receives at once; were their places not given back, no client could send one in two pieces. */
    @Test
    void clientsThatHangUpInTheMiddleLeaveRoomForOthers() {
        for (int i = 0; i < HANG_UPS; i++) {
            try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, length(form.length()))) {
                request.send(form.substring(0, 10));
            }
        }
        Deadline.of(HANG_UPS_FORGOTTEN, "a body in two pieces is received").await(() -> {
            try (SlowRequest request = begin("POST", "/auth/token", FORM_TYPE, length(form.length()))) {
                request.send(form.substring(0, 10));
                pause();
                request.send(form.substring(10));
                return request.answer().status() == 200;
            }
        });
    }

    private static SlowRequest begin(String method, String path, String... headerLines) {
        return SlowRequest.begin(service().baseUri(), method, path, headerLines);
    }

    private static Answer inTime(SlowRequest request, Duration atMost) {
        long start = System.nanoTime();
        Answer answer = request.answer();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(atMost);
        return answer;
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes;
    }

    /** Long enough for what was sent to be read before more comes; it needs not be. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
}
