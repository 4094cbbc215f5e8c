package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.it.races.Cluster;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that start together, and nodes of two versions on one database. */
@Tag("faults")
class StartIT extends FaultTest {

    private static final int NODES = 3;
    /** Longer than any request may take. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private static int starts() {
        return Integer.getInteger("faults.starts", 1);
    }

    @Test
    @Case({"G16", "G17", "G20"})
    void nodesThatStartTogetherAreOneServiceAndRunOnTheSchemaOfTheNextVersionToo() throws Exception {
        for (int round = 0; round < starts(); round++) {
            FaultyPostgres database = FaultyPostgres.start();
            if (round == 0) {
                useForAnotherApplication(database);
            }
            try (Cluster cluster = startWhileTheFirstMigrationIsHeldUp(database)) {
                assertThat(database.number("SELECT COUNT(*) FROM signing_key")).isEqualTo(1);
                assertThat(database.number("SELECT COUNT(*) FROM account")).isEqualTo(1);
                assertOneService(cluster);
                if (round == 0) {
                    assertThat(database.number("SELECT COUNT(*) FROM flyway_schema_history WHERE script = 'V1__of_others.sql'")).isEqualTo(1);
                    migrateToTheNextVersion(database);
                    assertOneService(cluster);
                    cluster.nodes().get(0).stop();
                    cluster.replace(0, cluster.node().start());
                    assertOneService(cluster);
                }
            }
        }
        report(NODES + " nodes at once on a database that others use or that is empty, " + starts() + " times: one service each time");
    }

    /** Tables, a function and a history of migrations that are not ours, as in the database of the service that is replaced. */
    private static void useForAnotherApplication(FaultyPostgres database) {
        database.execute("CREATE TABLE users (id SERIAL PRIMARY KEY, email TEXT)");
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)");
        database.execute("CREATE FUNCTION of_an_extension() RETURNS INTEGER LANGUAGE SQL AS 'SELECT 1'");
        database.execute("CREATE TABLE flyway_schema_history (installed_rank INTEGER PRIMARY KEY, version VARCHAR(50), script VARCHAR(1000),"
                + " success BOOLEAN)");
        database.execute("INSERT INTO flyway_schema_history VALUES (1, '1', 'V1__of_others.sql', TRUE)");
    }

    /** Somebody else creates a table of ours, and takes that back after a while, for which the first migration waits. */
    private static Cluster startWhileTheFirstMigrationIsHeldUp(FaultyPostgres database) throws Exception {
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE TABLE account (id INTEGER)");
            CompletableFuture<Cluster> starting = CompletableFuture.supplyAsync(() -> Cluster.on(database, NODES, SETTINGS, "-Xmx300m"));
            Deadline.of(Duration.ofMinutes(5), "a node waits for the table").await(() -> starting.isDone() || somebodyWaits(database));
            LockSupport.parkNanos(LONG.toNanos());
            assertThat(starting).as("the start").isNotDone();
            other.rollback();
            return starting.get(10, TimeUnit.MINUTES);
        }
    }

    private static boolean somebodyWaits(FaultyPostgres database) {
        return database.number("SELECT COUNT(*) FROM pg_locks WHERE NOT granted") > 0;
    }

    /** What docs/decisions/0013 allows a migration to do: to add what the version before need not know. */
    private static void migrateToTheNextVersion(FaultyPostgres database) throws SQLException {
        for (String table : List.of("account", "client", "signing_key", "refresh_family", "refresh_token", "revoked_token")) {
            database.execute("ALTER TABLE " + table + " ADD COLUMN of_the_future VARCHAR(20) DEFAULT 'later' NOT NULL");
        }
        database.execute("CREATE TABLE table_of_the_future (id INTEGER PRIMARY KEY)");
        database.execute("INSERT INTO vidaplus_schema_history (installed_rank, version, description, type, script, checksum, installed_by,"
                + " execution_time, success) SELECT MAX(installed_rank) + 1, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1,"
                + " 'postgres', 1, TRUE FROM vidaplus_schema_history");
    }

    /** What one node has given counts on every other one. */
    private static void assertOneService(Cluster cluster) {
        List<OAuthDoor> doors = cluster.doors();
        for (int node = 0; node < doors.size(); node++) {
            OAuthDoor next = doors.get((node + 1) % doors.size());
            Answer signIn = doors.get(node).signIn(cluster.bootstrap().email(), cluster.bootstrap().password());
            Answer refreshed = next.refresh(signIn.refreshToken());
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(doors).allMatch(door -> door.isActive(refreshed.accessToken()));
            assertThat(next.revoke(refreshed.refreshToken()).status()).isEqualTo(200);
            assertThat(doors).noneMatch(door -> door.isActive(refreshed.accessToken()));
        }
    }
}
