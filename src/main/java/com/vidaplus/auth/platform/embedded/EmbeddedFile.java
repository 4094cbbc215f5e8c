package com.vidaplus.auth.platform.embedded;

import com.vidaplus.auth.platform.database.Dialect;
import com.vidaplus.auth.platform.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The one file of an H2 database that this process, or another process of this machine, has open. */
@ApplicationScoped
public class EmbeddedFile {

    private static final String ENDING = ".mv.db";

    private final Dialect dialect;
    private volatile Optional<Path> known;

    /** For the client proxy. */
    protected EmbeddedFile() {
        this(null);
    }

    /** @param dialect which database it is, embedded or not */
    @Inject
    public EmbeddedFile(Dialect dialect) {
        this.dialect = dialect;
    }

    @Produces
    @Singleton
    Gauge gauge() {
        return new Gauge("vidaplus_database_file_bytes", "Size of the embedded database's file; only where the database is embedded.",
                this::size);
    }

    /**
     * The file's place. The database is asked until it has answered once.
     *
     * @return empty for any other database: a server's, or one in memory
     * @throws SQLException where the database does not answer
     */
    public Optional<Path> path() throws SQLException {
        if (known == null) {
            known = dialect.embeddedPath().map(path -> Path.of(path + ENDING));
        }
        return known;
    }

    /** @return the file's size in bytes; NaN where there is no file, or the database or the disk does not answer */
    private double size() {
        try {
            Optional<Path> path = path();
            return path.isPresent() ? Files.size(path.get()) : Double.NaN;
        } catch (SQLException | IOException e) {
            return Double.NaN;
        }
    }
}
