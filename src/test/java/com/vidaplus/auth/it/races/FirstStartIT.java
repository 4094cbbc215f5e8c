package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that finds nothing at its first start, and whose own rows then meet those that another node has stored meanwhile. */
@Tag("processes")
@Tag("races")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStartIT {

    private final Bootstrap bootstrap = Bootstrap.random();
    private PostgreSqlDatabase database;

    @BeforeAll
    void startOnce() {
        database = PostgreSqlDatabase.start();
        node().start().close();
    }

    @AfterAll
    void stopDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing_key", "account", "client"})
    void aNodeThatIsSecondTakesWhatTheFirstHasStored(String table) throws Exception {
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT * FROM " + table);
            statement.execute("DELETE FROM " + table);
            other.setAutoCommit(false);
            statement.execute("INSERT INTO " + table + " SELECT * FROM kept");

            CompletableFuture<ServiceProcess> second = CompletableFuture.supplyAsync(node()::start);
            Deadline.of(Duration.ofMinutes(3), "the second node waits for the first one's row")
                    .await(() -> second.isCompletedExceptionally() || somebodyWaits());
            other.commit();

            try (ServiceProcess node = second.get(3, TimeUnit.MINUTES)) {
                OAuthDoor door = new OAuthDoor(node.baseUri(), bootstrap, new Handed());
                assertThat(door.isActive(door.signIn(bootstrap.email(), bootstrap.password()).accessToken())).isTrue();
                assertThat(node.log()).as("no layer logs the key that is taken").doesNotContain(bootstrap.email());
            }
            statement.execute("DROP TABLE kept");
            other.commit();
        }
        assertThat(new FamilyRows(database::connect).number("SELECT COUNT(*) FROM " + table)).isEqualTo(1);
    }

    private ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().environment(database.settings()).environment(bootstrap.settings());
    }

    private boolean somebodyWaits() {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
