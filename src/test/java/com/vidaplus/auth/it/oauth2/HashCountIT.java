package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often the running service hashes: once for whatever could be a sign-in, whoever it is for, and never for what is no request. Tests
 * of one suite run one after another, so the counter of the service is theirs alone.
 */
class HashCountIT extends OAuthIT {

    private static final String COUNT = "vidaplus_password_hash_seconds_count ";
    private static String monitor;

    private final TestClient client = clients.a().scopes("read").added();
    private final String known = accounts.add(PASSWORD);
    private final String unknown = "nobody-" + UUID.randomUUID() + "@vidaplus.example";

    private long hashes() {
        if (monitor == null) {
            monitor = door.signIn(accounts.add(PASSWORD, "metrics"), PASSWORD).accessToken();
        }
        return door.get("/metrics", "Authorization", "Bearer " + monitor).body().lines().filter(line -> line.startsWith(COUNT))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(COUNT.length()))).findFirst().orElseThrow();
    }

    private void assertHashes(int expected, Runnable requests) {
        long before = hashes();
        requests.run();
        assertThat(hashes() - before).isEqualTo(expected);
    }

    private Form form(String name, String password) {
        return Form.of("grant_type", "password", "username", name, "password", password);
    }

    @Case("C01")
    @Test
    void unknownWrongDisabledAndPasswordlessCostOneHashEachAndGetTheSameBytes() {
        String disabled = accounts.add(PASSWORD);
        accounts.disable(disabled);
        String passwordless = "none-" + UUID.randomUUID() + "@vidaplus.example";
        accounts.addWithHash(passwordless, null, "nfc");
        List<Answer> oauth = new ArrayList<>();
        List<Answer> api = new ArrayList<>();

        for (String name : List.of(unknown, known, disabled, passwordless)) {
            String password = name.equals(known) ? PASSWORD + "!" : PASSWORD;
            assertHashes(1, () -> oauth.add(token(client, form(name, password))));
            assertHashes(1, () -> api.add(door.signIn(name, password)));
        }

        for (List<Answer> answers : List.of(oauth, api)) {
            assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
            assertThat(answers).extracting(Answer::status).containsOnly(answers.get(0).status());
            assertThat(answers).extracting(answer -> lessDate(answer).toString()).containsOnly(lessDate(answers.get(0)).toString());
        }
    }

    private static List<String> lessDate(Answer answer) {
        return answer.headers().entrySet().stream().filter(header -> !header.getKey().equalsIgnoreCase("Date"))
                .map(header -> header.toString().toLowerCase(java.util.Locale.ROOT)).sorted().toList();
    }

    @Case("A03")
    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "username", "password", "refresh_token", "scope", "client_id", "client_secret"})
    void aParameterSentTwiceCostsNone(String name) {
        Form form = form(known, PASSWORD).and("scope", "read").and("refresh_token", "x").and("client_id", client.id())
                .and("client_secret", client.requiredSecret());

        assertHashes(0, () -> {
            assertRefused(door.oauthToken(form.and(name, "other")), 400, "invalid_request");
            if (!name.equals("refresh_token")) {
                Form api = Form.of("username", known, "password", PASSWORD, "grant_type", "password", "scope", "read",
                        "client_id", client.id(), "client_secret", client.requiredSecret());
                assertThat(door.token(api.and(name, "other")).status()).isEqualTo(422);
            }
        });
    }

    /** The other two of the nine parameters, at the endpoints that take them. */
    @Case("A03")
    @ParameterizedTest
    @ValueSource(strings = {"token", "token_type_hint"})
    void aParameterOfTheOtherEndpointsSentTwiceIsRefused(String name) {
        for (String path : List.of("/oauth2/introspect", "/oauth2/revoke")) {
            for (String second : List.of("access_token", "x")) {
                Form form = Form.of("token", "x", "token_type_hint", "access_token").and(name, second);
                assertRefused(door.post(path, form, inspector.headers()), 400, "invalid_request");
            }
        }
    }

    @Case({"A07", "A08", "A09"})
    @Test
    void whatIsNoFormCostsNone() {
        assertHashes(0, () -> {
            for (String type : List.of("application/json", "text/plain", "multipart/form-data; boundary=b")) {
                assertThat(door.post("/oauth2/token", type, form(known, PASSWORD).urlEncoded(), client.headers()).status()).isEqualTo(400);
            }
            assertThat(door.post("/auth/token", "application/json", "{\"username\":\"" + known + "\",\"password\":\"" + PASSWORD + "\"}")
                    .status()).isEqualTo(422);
            assertThat(door.post("/oauth2/token?" + form(known, PASSWORD).urlEncoded(), AuthClient.FORM, "", client.headers()).status())
                    .isEqualTo(400);
        });
    }

    @Case({"A19", "B02", "B11"})
    @Test
    void anEmptyOrTooLongNameOrPasswordCostsNoneAndTellsNothingOfTheName() {
        assertHashes(0, () -> {
            for (String password : List.of("", "p".repeat(1025), "\u00e9".repeat(513))) {
                Answer ofKnown = token(client, form(known, password));
                assertRefused(ofKnown, 400, "invalid_request");
                assertThat(token(client, form(unknown, password)).body()).isEqualTo(ofKnown.body());
                assertThat(door.signIn(known, password).body()).isEqualTo(door.signIn(unknown, password).body());
            }
            assertRefused(token(client, form("a".repeat(255), PASSWORD)), 400, "invalid_request");
            assertThat(door.signIn("a".repeat(255), PASSWORD).status()).isEqualTo(422);
        });
    }

    @Test
    void aGoodSignInCostsOneAndARefreshNone() {
        List<Answer> tokens = new ArrayList<>();
        assertHashes(1, () -> tokens.add(signIn(client, known)));

        assertHashes(0, () -> {
            refreshed(client, tokens.get(0).refreshToken());
            introspected(tokens.get(0).accessToken());
            revoked(client, tokens.get(0).refreshToken());
        });
    }
}
