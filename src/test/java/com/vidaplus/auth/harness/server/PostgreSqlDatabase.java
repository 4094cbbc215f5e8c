package com.vidaplus.auth.harness.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A real PostgreSQL server of the tests' own, on a free port of this machine.
 *
 * @param server           the running server
 * @param keyEncryptionKey the key that every node of the service on it is given
 */
public record PostgreSqlDatabase(EmbeddedPostgres server, String keyEncryptionKey) implements Database {
    /** Starts a server with an empty database in it. */
    public static PostgreSqlDatabase start() {
        try {
            return new PostgreSqlDatabase(EmbeddedPostgres.start(), Secrets.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
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
        return Map.of("DB_URL", url(), "DB_USER", user(), "DB_PASSWORD", password(),
                "DB_DRIVER", "org.postgresql.Driver", "KEY_ENCRYPTION_KEY", keyEncryptionKey);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
