package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A client with two million refresh families, and an account with one family of a million tokens, on PostgreSQL. */
@Tag("processes")
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FamilyRemovalIT {

    private static final int FAMILIES = Integer.getInteger("it.families", 2_000_000);
    private static final int TOKENS_OF_ONE = FAMILIES / 2;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Bootstrap BOOTSTRAP = Bootstrap.random();

    private static PostgreSqlDatabase database;
    private static ServiceProcess node;
    private static AuthClient service;
    private static Accounts accounts;
    private static TestClient crowded;

    @BeforeAll
    static void start() {
        database = PostgreSqlDatabase.start();
        node = ServiceProcess.runnableJar().environment(database.settings()).environment(BOOTSTRAP.settings()).start();
        service = new AuthClient(node.baseUri());
        accounts = new Accounts(database::connect);
        crowded = new Clients(accounts).a().added();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    private static AdminDoor operator() {
        return new AdminDoor(service, service.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken());
    }

    private static long number(String select) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idOf(String email) {
        Object found = ((List<?>) operator().get("/admin/accounts?email=" + email).json().get("accounts")).get(0);
        return (String) ((Map<?, ?>) found).get("id");
    }

    private static void families(String prefix, int number, String account, String client) {
        accounts.execute("INSERT INTO refresh_family (id, account_id, client_id, auth_time, expires_at) SELECT '" + prefix + "' || x || '.1', ?, ?,"
                + " 0, clock_timestamp() + INTERVAL '1' HOUR FROM generate_series(1, " + number + ") x", account, client);
        accounts.execute("INSERT INTO refresh_token (token_hash, family_id, seq, issued_at, sealed_at) SELECT '" + prefix + "' || x, '" + prefix
                + "' || x || '.1', 0, clock_timestamp(), NULL FROM generate_series(1, " + number + ") x");
    }

    private static Answer answersAtOnce(int status, Supplier<Answer> request) {
        Instant start = Instant.now();
        Answer answer = request.get();
        Duration took = Duration.between(start, Instant.now());
        System.out.printf("%d after %d ms%n", answer.status(), took.toMillis());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(took).isLessThan(AT_ONCE);
        return answer;
    }

    private static void goes(String what, String count) {
        Instant start = Instant.now();
        Deadline.of(Duration.ofMinutes(30), what + " are gone").await(() -> number(count) == 0);
        System.out.printf("%s: gone after %d s%n", what, Duration.between(start, Instant.now()).toSeconds());
    }

    private static Answer signedIn(TestClient client) {
        return service.oauthToken(Form.of("grant_type", "password", "username", BOOTSTRAP.email(), "password", BOOTSTRAP.password()),
                client.headers());
    }

    private static Answer refreshed(TestClient client, Answer before) {
        return service.oauthToken(Form.of("grant_type", "refresh_token", "refresh_token", before.refreshToken()), client.headers());
    }

    @Test
    @Order(1)
    void aClientOfMillionsOfFamiliesIsDisabledAtOnceAndItsFamiliesGo() {
        String path = "/admin/clients/" + crowded.id();
        families("crowd-", FAMILIES, (String) operator().get("/account").json().get("id"), crowded.id());
        Answer session = signedIn(crowded);
        TestClient other = new Clients(accounts).a().added();
        Answer elsewhere = signedIn(other);

        answersAtOnce(200, () -> operator().patch(path, Map.of("enabled", false)));
        answersAtOnce(200, () -> operator().patch(path, Map.of("enabled", true)));

        assertThat(refreshed(crowded, session).status()).isEqualTo(400);
        Answer anew = signedIn(crowded);
        Answer goesOn = refreshed(other, elsewhere);
        goes(FAMILIES + " families of a client that was disabled", "SELECT COUNT(*) FROM (SELECT 1 FROM refresh_family WHERE id LIKE 'crowd-%'"
                + " LIMIT 1) x");
        assertThat(refreshed(crowded, anew).status()).isEqualTo(200);
        assertThat(refreshed(other, goesOn).status()).isEqualTo(200);
        goes("The order for them", "SELECT COUNT(*) FROM family_removal");
        answersAtOnce(204, () -> operator().delete(path));
        assertThat(node.log()).doesNotContain("stay until the next minute", "stays until the next minute");
    }

    @Test
    @Order(2)
    void anAccountWithAFamilyOfAMillionTokensIsErasedAtOnceAndAllOfItGoes() {
        String email = accounts.add(AdminIT.PASSWORD);
        String id = idOf(email);
        families("huge-", 1, id, BOOTSTRAP.clientId());
        accounts.execute("INSERT INTO refresh_token (token_hash, family_id, seq, issued_at, sealed_at) SELECT 'of-one-' || x, 'huge-1.1', x,"
                + " clock_timestamp(), NULL FROM generate_series(1, " + TOKENS_OF_ONE + ") x");

        answersAtOnce(200, () -> operator().post("/admin/accounts/" + id + "/erasure"));

        goes("An account's family of " + TOKENS_OF_ONE + " tokens", "SELECT COUNT(*) FROM (SELECT 1 FROM refresh_token WHERE family_id ="
                + " 'huge-1.1' LIMIT 1) x");
        goes("The order for it", "SELECT COUNT(*) FROM family_removal");
        assertThat(number("SELECT COUNT(*) FROM refresh_family WHERE id = 'huge-1.1'")).isZero();
    }
}
