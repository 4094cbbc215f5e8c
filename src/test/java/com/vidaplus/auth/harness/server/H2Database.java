package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An H2 database file that several processes may open at a time.
 *
 * @param file the database's path, without H2's suffix
 */
public record H2Database(Path file) implements Database {
    /** With all that a server's script could stumble over; and another one in each run, since one test looks for it in all processes. */
    private static final String PASSWORD = "h2\\:p'a\"ss=w;ord" + Secrets.password();

    /**
     * A new database; what an earlier run left in the directory is deleted.
     *
     * @param directory a directory for nothing else, made when missing
     */
    public static H2Database in(Path directory) {
        return new H2Database(Directories.empty(directory).resolve("auth"));
    }

    @Override
    public Kind kind() {
        return Kind.H2;
    }

    @Override
    public String url() {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;AUTO_SERVER=TRUE";
    }

    @Override
    public String user() {
        return "sa";
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("DB_URL", url(), "DB_USER", user(), "DB_PASSWORD", password());
    }

    @Override
    public String keyEncryptionKey() {
        try {
            return Files.readString(Path.of(file + ".key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // The file closes with the last process that has it open.
    }
}
