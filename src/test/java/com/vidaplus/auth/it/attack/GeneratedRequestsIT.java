package com.vidaplus.auth.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.RawClient;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.generated.Forms;
import com.vidaplus.auth.harness.generated.Generated;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Generated requests against the running service, one for every twenty inputs of the properties without a server. Every answer is a
 * described one (which {@link AuthClient} checks), none is a 500, each comes within five seconds, and no request gets in.
 */
class GeneratedRequestsIT extends AttackIT {

    private static final int REQUESTS = Generated.inputs() / 20 / 5;

    private final TestClient page = clients.a().withoutSecret().scopes("read write").added();

    private Stream<String> bodies() {
        return Forms.bodies().map(body -> body.replace("client_id=shop", "client_id=" + page.id()));
    }

    @Test
    void noGeneratedFormGetsATokenAtTheOAuthDoor() {
        Generated.fromTexts("http-oauth-token", bodies()).holds(REQUESTS, body -> {
            Answer answer = post("/oauth2/token", AuthClient.FORM, body);
            assertThat(answer.status()).isIn(400, 401, 413, 429);
        });
    }

    @Test
    void noGeneratedFormGetsATokenAtTheApiDoor() {
        Generated.fromTexts("http-api-token", bodies()).holds(REQUESTS, body -> {
            Answer answer = post("/auth/token", AuthClient.FORM, body);
            assertThat(answer.status()).isIn(401, 413, 422, 429);
        });
    }

    @Test
    void noGeneratedMultipartBodyGetsAToken() {
        Stream<String> seeds = Stream.of(Form.of("username", "ana@vidaplus.example", "password", "x").multipart("b"), "--b--\r\n",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"username\"; filename=\"x\"\r\n\r\na\r\n--b--\r\n");
        Generated.fromTexts("http-multipart", seeds).holds(REQUESTS, body -> {
            Answer answer = post("/auth/token", "multipart/form-data; boundary=b", body);
            assertThat(answer.status()).isIn(401, 413, 422, 429);
        });
    }

    @Test
    void noGeneratedTextIsActive() {
        String good = door.signIn(accounts.add(PASSWORD), PASSWORD).accessToken();
        Stream<String> seeds = Stream.of(good, good, good, "eyJhbGciOiJub25lIn0.e30.", "a.b.c",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "");
        Generated.fromTexts("http-token", seeds).holds(REQUESTS, bytes -> {
            String token = new String(bytes, StandardCharsets.UTF_8);
            byte[] form = Form.of("token", token).urlEncoded().getBytes(StandardCharsets.US_ASCII);
            Answer answer = post("/oauth2/introspect", AuthClient.FORM, form, inspector.headers());
            assertThat(answer.status()).isIn(200, 400, 413);
            if (answer.status() == 200) {
                assertThat(answer.body().equals("{\"active\":false}")).isEqualTo(!token.equals(good));
            }
        });
    }

    @Test
    void noGeneratedAuthorizationIsTaken() {
        String good = door.signIn(accounts.add(PASSWORD), PASSWORD).accessToken();
        RawClient raw = new RawClient(service().baseUri());
        String basic = "Basic " + Base64.getEncoder().encodeToString("nobody:x".getBytes(StandardCharsets.US_ASCII));
        Stream<String> seeds = Stream.of("Bearer " + good, "Bearer " + good, "bearer a.b.c", "Bearer", basic, "Basic Og==", "Basic !!!",
                "Digest x");
        Generated.fromTexts("http-authorization", seeds).holds(REQUESTS, bytes -> {
            // A line break ends a header, and Latin-1 is what a header is.
            String value = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", " ");
            Answer renewal = raw.unchecked("POST", "/auth/token/refresh_token", new byte[0], "Authorization: " + value);
            boolean isGood = value.strip().regionMatches(true, 0, "Bearer ", 0, 7) && value.strip().substring(7).strip().equals(good);
            assertThat(renewal.status()).isIn(isGood ? new Integer[] {200} : new Integer[] {400, 401, 413, 431});
            Answer token = raw.unchecked("POST", "/oauth2/token", "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII),
                    "Content-Type: " + AuthClient.FORM, "Authorization: " + value, fromElsewhere()[0] + ": " + fromElsewhere()[1]);
            assertThat(token.status()).isIn(400, 401, 413, 429, 431);
        });
    }

    private Answer post(String path, String type, byte[] body, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", type), Stream.of(fromElsewhere(headers))).toArray(String[]::new);
        return door.sendBody("POST", path, BodyPublishers.ofByteArray(body), all);
    }

    @AfterEach
    void isAliveAndSaidNothingOfAnUnexpectedFailure(TestReporter reporter) {
        assertThat(door.get("/ready").status()).isEqualTo(200);
        assertThat(service().log().lines().filter(line -> line.contains(" SEVERE ") || line.contains("Error"))).isEmpty();
        reporter.publishEntry("requests", Integer.toString(REQUESTS));
    }
}
