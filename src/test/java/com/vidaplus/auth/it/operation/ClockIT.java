package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.platform.database.ShiftedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one PostgreSQL; the second has a clock that can be set wrong while it runs. */
@Tag("processes")
@Tag("long")
@Case("G10")
class ClockIT {

    private static final String PASSWORD = "a violet teapot sings at dusk";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Bootstrap BOOTSTRAP = Bootstrap.random();
    private static final String[] CLIENT = AuthClient.basic(BOOTSTRAP.clientId(), BOOTSTRAP.clientSecret());

    @TempDir
    private static Path directory;
    private static PostgreSqlDatabase database;
    private static ServiceProcess rightNode;
    private static ServiceProcess shiftedNode;
    private static AuthClient right;
    private static AuthClient shifted;
    private static String operator;

    @BeforeAll
    static void start() {
        setClock(Duration.ZERO);
        database = PostgreSqlDatabase.start();
        rightNode = ServiceProcess.runnableJar().environment(database.settings()).environment(BOOTSTRAP.settings()).start();
        shiftedNode = ServiceProcess.variant("shifted", ShiftedClock.class).environment(database.settings())
                .systemProperty(ShiftedClock.FILE, clockFile().toString()).start();
        right = new AuthClient(rightNode.baseUri());
        shifted = new AuthClient(shiftedNode.baseUri());
        operator = new Accounts(database::connect).add(PASSWORD, "admin", "metrics");
    }

    private static Path clockFile() {
        return directory.resolve("clock");
    }

    private static void setClock(Duration shift) {
        ShiftedClock.shift(clockFile(), shift);
    }

    @AfterEach
    void theClockIsRightAgain() {
        setClock(Duration.ZERO);
        Deadline.of(SOON, "it is ready by itself").await(() -> shifted.get("/ready").status() == 200);
    }

    @AfterAll
    static void stop() {
        rightNode.close();
        shiftedNode.close();
        database.close();
    }

    private static Duration off(long seconds) {
        Duration shift = Duration.ofSeconds(seconds);
        setClock(shift);
        Deadline.of(SOON, "it is not ready").await(() -> shifted.get("/ready").status() == 503);
        return shift;
    }

    private static Answer oauthSignIn(AuthClient node) {
        return node.oauthToken(Form.of("grant_type", "password", "username", operator, "password", PASSWORD), CLIENT);
    }

    private static boolean isActive(AuthClient node, String token) {
        return Boolean.TRUE.equals(node.introspect(token, CLIENT).json().get("active"));
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600})
    void itGivesNoTokensAndSaysWhy(long seconds) {
        Answer tokens = oauthSignIn(right);
        Form refresh = Form.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken());
        String session = right.signIn(operator, PASSWORD).accessToken();
        Duration shift = off(seconds);

        isUnavailable(shifted.signIn(operator, PASSWORD));
        isUnavailable(shifted.refresh(session));
        isUnavailable(oauthSignIn(shifted));
        isUnavailable(shifted.oauthToken(refresh, CLIENT));
        isUnavailable(shifted.oauthToken(Form.of("grant_type", "client_credentials"), CLIENT));
        assertThat(shifted.get("/live").status()).isEqualTo(200);
        assertThat(PublishedKeys.of(shifted).json()).isEqualTo(PublishedKeys.of(right).json());
        assertThat(offset(session)).isBetween(-shift.toSeconds() - 5.0, -shift.toSeconds() + 5.0);
        assertThat(shiftedNode.log()).containsPattern("The clock of this node is (3599|3600|3601) seconds "
                + (seconds > 0 ? "ahead of" : "behind") + " that of the database, more than 10: it gives no tokens");

        assertThat(right.oauthToken(refresh, CLIENT).status()).as("the family is untouched").isEqualTo(200);
        setClock(Duration.ZERO);
        Deadline.of(SOON, "it gives tokens again").await(() -> shifted.signIn(operator, PASSWORD).status() == 200);
        assertThat(shifted.refresh(session).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600})
    void whatWasGivenIsJudgedByTheDatabasesClock(long seconds) {
        String good = oauthSignIn(right).accessToken();
        String revoked = oauthSignIn(right).accessToken();
        String session = right.signIn(operator, PASSWORD).accessToken();
        off(seconds);

        assertThat(isActive(shifted, good)).isTrue();
        assertThat(isActive(shifted, session)).isTrue();
        assertThat(isActive(shifted, expiredAndForgotten(good))).as("expired, and its revocation cleared away").isFalse();
        for (String token : new String[] {revoked, session}) {
            assertThat(shifted.revoke(token, CLIENT).status()).isEqualTo(200);
            assertThat(isActive(right, token)).isFalse();
            assertThat(isActive(shifted, token)).isFalse();
        }
        assertThat(right.refresh(session).status()).isEqualTo(401);
    }

    /** Two minutes after its expiry nothing remembers that a token was revoked; the second node's clock may be before that. */
    private static String expiredAndForgotten(String like) {
        Map<String, Object> claims = new HashMap<>(PublishedKeys.of(right).verify(like).claims());
        long expired = Instant.now().minus(Duration.ofMinutes(2)).getEpochSecond();
        claims.putAll(Map.of("exp", expired, "iat", expired - 900, "jti", "forgotten"));
        return ForgedToken.of(database::connect, database.keyEncryptionKey(), claims).signed();
    }

    private static double offset(String token) {
        String name = "vidaplus_clock_offset_seconds ";
        return shifted.get("/metrics", "Authorization", "Bearer " + token).body().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length()))).findFirst().orElseThrow();
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValueSatisfying(wait -> assertThat(Integer.parseInt(wait)).isPositive());
    }
}
