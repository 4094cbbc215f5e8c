package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.Relay;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes started at once on one empty PostgreSQL: one service. The first reaches its database through a relay that can be cut. */
@Tag("processes")
@Tag("long")
class TwoNodesIT {

    private static final String PASSWORD = "correct horse battery staple";
    /** One that the rules for new passwords take. */
    private static final String CHOSEN = "nine otters paint the harbour";
    private static final Bootstrap BOOTSTRAP = Bootstrap.random();
    private static final Duration SOON = Duration.ofSeconds(15);

    private static PostgreSqlDatabase database;
    private static Relay relay;
    private static ServiceProcess firstNode;
    private static ServiceProcess secondNode;
    private static AuthClient first;
    private static AuthClient second;

    @BeforeAll
    static void bothAtOnce() {
        database = PostgreSqlDatabase.start();
        relay = new Relay(database.server().getPort());
        CompletableFuture<ServiceProcess> starting = CompletableFuture.supplyAsync(() ->
                node().environment("DB_URL", "jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres").start());
        secondNode = node().environment("ARGON2_ENGINE", "java").start();
        firstNode = starting.join();
        first = new AuthClient(firstNode.baseUri());
        second = new AuthClient(secondNode.baseUri());
    }

    private static ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().environment(database.settings()).environment(BOOTSTRAP.settings());
    }

    @AfterAll
    static void stopAll() {
        for (AutoCloseable closeable : new AutoCloseable[] {firstNode, secondNode, relay, database}) {
            close(closeable);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereIsOneKeyAndOneFirstAccountAndOneFirstClient() throws SQLException {
        assertThat(count("signing_key WHERE active_for IS NOT NULL")).isEqualTo(1);
        assertThat(count("signing_key")).isEqualTo(1);
        assertThat(count("account")).isEqualTo(1);
        assertThat(count("client")).isEqualTo(1);
        assertThat(PublishedKeys.of(first).json()).isEqualTo(PublishedKeys.of(second).json());
    }

    @Test
    void eachVerifiesAndRenewsTheOthersToken() {
        String ofFirst = first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
        String ofSecond = second.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();

        assertThat(PublishedKeys.of(second).verify(ofFirst).text("sub")).isEqualTo(BOOTSTRAP.email());
        assertThat(PublishedKeys.of(first).verify(ofSecond).text("sub")).isEqualTo(BOOTSTRAP.email());
        assertThat(second.refresh(ofFirst).status()).isEqualTo(200);
        assertThat(first.refresh(ofSecond).status()).isEqualTo(200);
    }

    @Case("C15")
    @Test
    void aPasswordHashedByOneEngineIsCheckedByTheOther() {
        String email = new Accounts(database::connect).add(PASSWORD, "metrics");
        assertThat(metrics(first, email)).contains("vidaplus_password_hashes_native 1");
        assertThat(metrics(second, email)).contains("vidaplus_password_hashes_native 0");

        String operator = first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
        String other = "engines@vidaplus.example";
        assertThat(second.send("POST", "/admin/accounts", "{\"email\":\"" + other + "\",\"password\":\"" + CHOSEN + "\"}",
                "Authorization", "Bearer " + operator, "Content-Type", "application/json").status()).isEqualTo(201);
        assertThat(first.signIn(other, CHOSEN).status()).isEqualTo(200);
        assertThat(second.signIn(other, CHOSEN).status()).isEqualTo(200);
    }

    private static List<String> metrics(AuthClient node, String email) {
        String token = node.signIn(email, PASSWORD).accessToken();
        return node.send("GET", "/metrics", null, "Authorization", "Bearer " + token).body().lines().toList();
    }

    @Test
    void whatChangesCountsOnBothFromTheNextRequestOn() throws SQLException {
        Accounts accounts = new Accounts(database::connect);
        String email = accounts.add(PASSWORD);
        String token = first.signIn(email, PASSWORD).accessToken();
        assertThat(second.refresh(token).status()).isEqualTo(200);

        accounts.disable(email);

        assertThat(second.refresh(token).status()).isEqualTo(401);
        assertThat(first.refresh(token).status()).isEqualTo(401);
        assertThat(second.signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(first.signIn(email, PASSWORD).status()).isEqualTo(401);
        accounts.execute("DELETE FROM account WHERE email = ?", email);
    }

    @Test
    void aNodeWithoutItsDatabaseSaysSoAndRecoversByItself() {
        String token = first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
        relay.cut();
        try {
            isUnavailable(first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()));
            isUnavailable(first.refresh(token));
            for (String path : List.of("/admin/accounts", "/admin/audit", "/account", "/metrics")) {
                Answer answer = first.send("GET", path, null, "Authorization", "Bearer " + token);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.header("Retry-After")).as(path).isPresent();
            }
            Deadline.of(SOON, "/ready is 503").await(() -> first.get("/ready").status() == 503);
            assertThat(first.get("/live").status()).isEqualTo(200);
            assertThat(PublishedKeys.of(first).verify(token).text("sub")).isEqualTo(BOOTSTRAP.email());
            assertThat(second.refresh(token).status()).as("the other node").isEqualTo(200);
        } finally {
            relay.mend();
        }
        Deadline.of(SOON, "/ready is 200 again").await(() -> first.get("/ready").status() == 200);
        assertThat(first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).status()).isEqualTo(200);
        assertThat(first.refresh(token).status()).isEqualTo(200);
    }

    /** With no database to ask, every one of five thousand is answered: so none of them asks. */
    @Case("D10")
    @Test
    void theKeysAreServedWithoutTheDatabase() {
        relay.cut();
        try {
            Deadline.of(SOON, "/ready is 503").await(() -> first.get("/ready").status() == 503);
            for (int i = 0; i < 5_000; i++) {
                assertThat(first.get("/oauth2/jwks").status()).isEqualTo(200);
            }
        } finally {
            relay.mend();
        }
        Deadline.of(SOON, "/ready is 200 again").await(() -> first.get("/ready").status() == 200);
    }

    /** It once stored a key that it alone could open, and refused to start then; and so did every good node from then on. */
    @Test
    void aStrayNodeWithAnotherKeyEncryptionKeyAndAlgorithmStoresNothingAndDisturbsNobody() throws SQLException {
        String another = Base64.getEncoder().encodeToString(("another key " + BOOTSTRAP.password() + "x".repeat(32)).substring(0, 32)
                .getBytes(StandardCharsets.US_ASCII));
        String keys = PublishedKeys.of(first).json();

        RefusedStart.of(node().environment("KEY_ENCRYPTION_KEY", another).environment("TOKEN_ALGORITHM", "ES256"))
                .because("KEY_ENCRYPTION_KEY").withoutMentioning(another);

        assertThat(count("signing_key")).isEqualTo(1);
        assertThat(PublishedKeys.of(first).json()).isEqualTo(keys);
        assertThat(first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).status()).isEqualTo(200);
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Temporarily unavailable\"}");
        assertThat(answer.header("Retry-After")).hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
    }

    private static int count(String table) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
