package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes that both find the rotation of the signing key due, at a pace of seconds; {@code keys.due} says how often it becomes due,
 * 3 times where nothing is said.
 */
@Tag("processes")
@Tag("long")
class KeyLifeIT {

    private static final int TIMES = Integer.getInteger("keys.due", 3);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Bootstrap BOOTSTRAP = Bootstrap.random();

    private static PostgreSqlDatabase database;
    private static ServiceProcess firstNode;
    private static ServiceProcess secondNode;
    private static AuthClient first;
    private static AuthClient second;

    @BeforeAll
    static void start() {
        database = PostgreSqlDatabase.start();
        firstNode = node().start();
        secondNode = node().start();
        first = new AuthClient(firstNode.baseUri());
        second = new AuthClient(secondNode.baseUri());
    }

    private static ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().environment(database.settings()).environment(BOOTSTRAP.settings())
                .environment("SIGNING_KEY_PENDING_SECONDS", "10").environment("SIGNING_KEY_ROTATION_DAYS", "30");
    }

    @AfterAll
    static void stop() {
        firstNode.close();
        secondNode.close();
        database.close();
    }

    @Test
    @Case("H07")
    void verifiersMayKeepTheKeysForHalfOfTheTimeThatANewOneIsPublishedBeforeItSigns() {
        assertThat(first.get("/oauth2/jwks").header("Cache-Control")).contains("public, max-age=5");
    }

    @Test
    void ofTwoNodesOneRotatesAndOnce() {
        for (int time = 1; time <= TIMES; time++) {
            String active = PublishedKeys.of(first).active().getKeyId();
            int keys = number("SELECT COUNT(*) FROM signing_key");
            new Accounts(database::connect).execute("UPDATE signing_key SET active_from = CURRENT_TIMESTAMP - 31 * INTERVAL '1' DAY"
                    + " WHERE active_for IS NOT NULL");
            Deadline.of(SOON, "a successor is published").await(() -> number("SELECT COUNT(*) FROM signing_key"
                    + " WHERE pending_for IS NOT NULL") == 1);
            assertThat(PublishedKeys.of(first).active().getKeyId()).as("it does not sign yet").isEqualTo(active);
            for (AuthClient node : List.of(first, second)) {
                Deadline.of(SOON, "it signs").await(() -> !PublishedKeys.of(node).active().getKeyId().equals(active));
                assertThat(PublishedKeys.of(node).json()).as("for the tokens that it signed").contains(active);
            }
            assertThat(number("SELECT COUNT(*) FROM signing_key")).isEqualTo(keys + 1);
            assertThat(number("SELECT COUNT(*) FROM signing_key WHERE pending_for IS NOT NULL")).isZero();
            assertThat(keyAge()).as("counts from when it began to sign").isBetween(0.0, (double) SOON.toSeconds());
        }
        assertThat(number("SELECT COUNT(*) FROM audit_event WHERE type = 'key-rotated'")).isEqualTo(TIMES);
    }

    private static double keyAge() {
        String token = first.signIn(new Accounts(database::connect).add(AdminIT.PASSWORD, "metrics"), AdminIT.PASSWORD).accessToken();
        String name = "vidaplus_signing_key_age_seconds ";
        return new AdminDoor(first, token).get("/metrics").body().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length()))).findFirst().orElseThrow();
    }

    private static int number(String select) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
