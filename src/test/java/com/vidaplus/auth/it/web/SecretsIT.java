package com.vidaplus.auth.it.web;

import static com.vidaplus.auth.harness.client.AuthClient.basic;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.RawClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was sent in confidence turns up neither in the log nor in an answer. */
class SecretsIT extends ServiceIT {

    /** Easy to find, and nothing that anybody else writes. */
    private static final String CANARY = "canary-" + UUID.randomUUID();

    private final AuthClient client = new AuthClient(service().baseUri());

    @Case("H03")
    @Test
    void afterGoodAndBadRequestsTheLogHoldsNoSecret() throws SQLException, JoseException {
        Accounts accounts = new Accounts(service()::connect);
        List<String> secrets = new ArrayList<>(List.of(service().adminPassword(), service().clientSecret(), service().keyEncryptionKey()));
        String password = remember(secrets, "password-" + UUID.randomUUID());
        String email = accounts.add(password, "doctor");
        String[] shop = basic(service().clientId(), service().clientSecret());

        String token = rememberToken(secrets, client.signIn(email, password).accessToken());
        rememberToken(secrets, client.refresh(token).accessToken());
        Answer pair = client.oauthToken(Form.of("grant_type", "password", "username", email, "password", password), shop);
        rememberToken(secrets, pair.accessToken());
        String refreshToken = remember(secrets, pair.refreshToken());
        remember(secrets, client.oauthToken(Form.of("grant_type", "refresh_token", "refresh_token", refreshToken), shop).refreshToken());
        client.introspect(pair.accessToken(), shop);
        client.revoke(refreshToken, shop);

        String wrong = remember(secrets, "wrong-" + UUID.randomUUID());
        client.signIn(email, wrong);
        client.signIn(remember(secrets, "typed-into-the-name-" + UUID.randomUUID()), password);
        client.token(Form.of("username", email, "password", password), basic(service().clientId(), wrong));
        client.token(Form.of("username", email, "password", password, "client_id", remember(secrets, "id-" + UUID.randomUUID())));
        client.token(Form.of("username", email, "password", password, "scope", remember(secrets, "scope\r\n" + UUID.randomUUID())));
        client.post("/auth/token?password=" + wrong, Form.of("username", email, "password", password));
        client.post("/auth/token", AuthClient.FORM, "password=" + wrong + "&username=%G1");
        client.post("/auth/token", "application/json", "{\"password\":\"" + wrong + "\"}");
        client.refresh(token.substring(0, token.length() - 5));
        client.refresh(wrong);
        accounts.disable(email);
        client.signIn(email, password);
        client.refresh(token);
        remember(secrets, storedHash(email));
        ForgedToken own = ForgedToken.of(service(), PublishedKeys.of(client).verify(token).claims());
        JsonUtil.parseJson(own.privateJwk()).forEach((name, value) -> {
            if (List.of("d", "p", "q", "dp", "dq", "qi").contains(name)) {
                secrets.add((String) value);
            }
        });

        String log = service().log();
        assertThat(log).as("whether this is the right log").contains("sign-in-refused");
        assertThat(secrets).hasSizeGreaterThan(20).allSatisfy(secret -> assertThat(log.contains(secret)).as(secret).isFalse());
    }

    private static String remember(List<String> secrets, String secret) {
        secrets.add(secret);
        return secret;
    }

    /** The signature is enough to tell a token: the log may not hold any part that would be of use. */
    private static String rememberToken(List<String> secrets, String token) {
        secrets.add(token.substring(token.lastIndexOf('.') + 1));
        secrets.add(token.split("\\.")[1]);
        return token;
    }

    private static String storedHash(String email) throws SQLException {
        try (Connection connection = service().connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT password_hash FROM account WHERE email = '" + email + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    static Stream<Arguments> requests() {
        String token = CANARY.replace("-", "") + ".e30.e30";
        return Stream.of(
                Arguments.of("an unknown name", "/auth/token", Form.of("username", CANARY, "password", CANARY), ""),
                Arguments.of("no password", "/auth/token", Form.of("username", CANARY), ""),
                Arguments.of("no name", "/auth/token", Form.of("password", CANARY), ""),
                Arguments.of("too long a name", "/auth/token", Form.of("username", CANARY.repeat(10), "password", CANARY), ""),
                Arguments.of("too long a password", "/auth/token", Form.of("username", CANARY, "password", CANARY.repeat(30)), ""),
                Arguments.of("a name and a password twice", "/auth/token",
                        Form.of("username", CANARY, "username", CANARY, "password", CANARY, "password", CANARY), ""),
                Arguments.of("an unknown client", "/auth/token",
                        Form.of("username", CANARY, "password", CANARY, "client_id", CANARY, "client_secret", CANARY), ""),
                Arguments.of("a client twice", "/auth/token", Form.of("client_id", CANARY, "client_id", CANARY, "client_secret", CANARY,
                        "client_secret", CANARY), ""),
                Arguments.of("an unknown client by Basic", "/auth/token", Form.of("username", CANARY, "password", CANARY),
                        "Authorization: " + basic(CANARY, CANARY)[1]),
                Arguments.of("everything in the query", "/auth/token?username=" + CANARY + "&password=" + CANARY
                        + "&client_secret=" + CANARY + "&grant_type=" + CANARY, Form.of(), ""),
                Arguments.of("a strange field", "/auth/token", Form.of(CANARY, CANARY), ""),
                Arguments.of("a line break in everything", "/auth/token", Form.of("username", "\r\nX-Canary: " + CANARY, "password",
                        "\r\nX-Canary: " + CANARY, "client_id", "\r\nX-Canary: " + CANARY), ""),
                Arguments.of("a token", "/auth/token/refresh_token", Form.of("x", CANARY), "Authorization: Bearer " + token),
                Arguments.of("another scheme", "/auth/token/refresh_token", Form.of("x", CANARY), "Authorization: Token " + CANARY),
                Arguments.of("an address that is not there", "/auth/" + CANARY, Form.of("x", CANARY), ""),
                Arguments.of("a page that is not there", "/" + CANARY, Form.of("x", CANARY), "X-Canary: " + CANARY));
    }

    @Case({"A21", "A24"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void noAnswerEchoesWhatWasSent(String name, String path, Form form, String headerLine) {
        String[] lines = headerLine.isEmpty() ? new String[] {"Content-Type: " + AuthClient.FORM}
                : new String[] {"Content-Type: " + AuthClient.FORM, headerLine};

        Answer answer = new RawClient(service().baseUri()).send("POST", path, form.urlEncoded().getBytes(UTF_8), lines);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain(CANARY, CANARY.replace("-", ""));
        assertThat(answer.headers().toString()).doesNotContainIgnoringCase("canary");
    }
}
