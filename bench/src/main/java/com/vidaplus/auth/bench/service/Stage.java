package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.Options;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What the sections share: the PostgreSQL server, and our service once {@link StartAndMemory} has started it. For one thread. */
public final class Stage implements AutoCloseable {

    /** Accounts that the service has when it is measured. */
    public static final int ACCOUNTS = 1000;

    private final Options options;
    private final PostgreSqlDatabase server;
    private final Path directory;
    private Service service;
    private People people;

    private Stage(Options options, PostgreSqlDatabase server, Path directory) {
        this.options = options;
        this.server = server;
        this.directory = directory;
    }

    /** Starts the database server, which counts statements and is otherwise as it comes. */
    public static Stage open(Options options) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("fsync", "on").setServerConfig("max_connections", "200").start();
        Path directory = Path.of(System.getProperty("bench.directory")).toAbsolutePath();
        return new Stage(options, new PostgreSqlDatabase(server, Secrets.key()), Files.createDirectories(directory));
    }

    /** How much is to be measured. */
    public Options options() {
        return options;
    }

    /** For logs and what else is left behind. */
    public Path directory() {
        return directory;
    }

    /** A new, empty database on the server. */
    public NamedDatabase database(String name) {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new NamedDatabase(server, name);
    }

    /** The running service with {@value #ACCOUNTS} accounts; it stays as long as the stage. */
    public Service service() {
        return service;
    }

    /** The accounts that it has. */
    public People people() {
        return people;
    }

    void people(People added) {
        people = added;
    }

    void enter(Service started) {
        service = started;
    }

    /** Ends our service, so that others have the machine for themselves. */
    public void leave() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    @Override
    public void close() {
        leave();
        server.close();
    }
}
