package com.vidaplus.auth.it.faults;

import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.FreePort;
import com.vidaplus.auth.harness.server.Relay;
import com.vidaplus.auth.harness.server.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real PostgreSQL that keeps what it has committed. The nodes reach it through a relay, the tests directly. A test can stop and freeze
 * the server, make it read-only, and rob it of its connections.
 */
final class FaultyPostgres implements Database {

    private final Path directory;
    private final int port = FreePort.find();
    private final String keyEncryptionKey = Secrets.key();
    private final Relay relay;
    private EmbeddedPostgres server;

    private FaultyPostgres() {
        try {
            directory = Files.createTempDirectory("faulty-postgres");
            server = launch();
            relay = new Relay(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FaultyPostgres start() {
        return new FaultyPostgres();
    }

    private EmbeddedPostgres launch() throws IOException {
        // The tests' server leaves out what only a power failure would need; a commit is a commit, though.
        return EmbeddedPostgres.builder().setDataDirectory(directory.resolve("data")).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("synchronous_commit", "on").setServerConfig("max_connections", "200").start();
    }

    Relay relay() {
        return relay;
    }

    /** Stops the server the way its package's service does: connections are ended, what was committed is kept. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, and comes back when it answers. */
    void startAgain() {
        try {
            server = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGSTOP to every process of the server. */
    void freeze() {
        signal("-STOP");
    }

    /** SIGCONT to every process of the server. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("data").resolve("postmaster.pid")).get(0).strip());
            ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
            Stream<String> pids = Stream.concat(Stream.of(handle), handle.descendants()).map(process -> Long.toString(process.pid()));
            Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids).toList()).inheritIO().start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends every other connection to the database, in whatever it is. */
    int terminateBackends() {
        return (int) number("SELECT COUNT(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    /** Lets nobody change anything, or everybody again. */
    void readOnly(boolean on) {
        execute("ALTER SYSTEM SET default_transaction_read_only = " + (on ? "on" : "off"));
        number("SELECT CASE WHEN pg_reload_conf() THEN 1 ELSE 0 END");
    }

    /** Any statement of the test's own, past the relay; one that may change something even where everything else may not. */
    void execute(String sql) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long number(String sql) {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5&socketTimeout=30",
                user(), password());
    }

    @Override
    public Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres";
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return "postgres";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("DB_URL", url(), "DB_USER", user(), "DB_PASSWORD", password(), "DB_DRIVER", "org.postgresql.Driver",
                "KEY_ENCRYPTION_KEY", keyEncryptionKey);
    }

    @Override
    public String keyEncryptionKey() {
        return keyEncryptionKey;
    }

    @Override
    public void close() {
        relay.close();
        stop();
    }
}
