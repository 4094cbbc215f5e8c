package com.vidaplus.auth.platform.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Tells whether the database is an H2 file of this machine, and where. */
@ApplicationScoped
public class EmbeddedDatabase {

    private final DataSource dataSource;

    /** For the client proxy. */
    protected EmbeddedDatabase() {
        this(null);
    }

    /** @param dataSource the service's database */
    @Inject
    public EmbeddedDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @return the path of the database's files without their ending; nothing for any other database, an H2 server among them
     * @throws SQLException where the database does not answer
     */
    public Optional<Path> path() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL();
            if (!url.startsWith("jdbc:h2:") || url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
                return Optional.empty();
            }
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT DATABASE_PATH()")) {
                return row.next() ? Optional.ofNullable(row.getString(1)).map(Path::of) : Optional.empty();
            }
        }
    }
}
