package com.vidaplus.auth.platform.embedded;

import com.vidaplus.auth.platform.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** The one file of an H2 database that this process, or another process of this machine, has open. */
@ApplicationScoped
public class EmbeddedFile {

    private static final String ENDING = ".mv.db";

    private final DataSource dataSource;
    private volatile Optional<Path> known;

    /** For the client proxy. */
    protected EmbeddedFile() {
        this(null);
    }

    /** @param dataSource the service's database */
    @Inject
    public EmbeddedFile(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Produces
    @Singleton
    Gauge gauge() {
        return new Gauge("vidaplus_database_file_bytes", "Size of the embedded database's file; only where the database is embedded.",
                this::size);
    }

    /**
     * Where it is. The database is asked until it has answered once.
     *
     * @return empty for any other database: a server's, or one in memory
     * @throws SQLException where the database does not answer
     */
    Optional<Path> path() throws SQLException {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    private Optional<Path> ask() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL();
            if (!url.startsWith("jdbc:h2:") || url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
                return Optional.empty();
            }
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT DATABASE_PATH()")) {
                return row.next() ? Optional.ofNullable(row.getString(1)).map(path -> Path.of(path + ENDING)) : Optional.empty();
            }
        }
    }

    /** @return its size in bytes; NaN where there is none, or the database or the disk does not answer */
    private double size() {
        try {
            Optional<Path> path = path();
            return path.isPresent() ? Files.size(path.get()) : Double.NaN;
        } catch (SQLException | IOException e) {
            return Double.NaN;
        }
    }
}
