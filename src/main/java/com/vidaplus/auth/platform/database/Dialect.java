package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which of the two databases the service uses, for the little that they word differently. The database's own name decides, asked once. The
 * address does not decide, since a driver that wraps another has an address of its own.
 */
@ApplicationScoped
public class Dialect {

    private static final String POSTGRESQL = "PostgreSQL";
    private static final String H2 = "H2";

    private final DataSource dataSource;
    private volatile Boolean postgreSql;

    /** For the client proxy. */
    protected Dialect() {
        this(null);
    }

    /** @param dataSource the service's database */
    @Inject
    public Dialect(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Whether it is PostgreSQL, and not H2.
     *
     * @throws IllegalStateException where the database does not answer and never has, or is a third one
     */
    boolean isPostgreSql() {
        if (postgreSql == null) {
            try (Connection connection = dataSource.getConnection()) {
                return isPostgreSql(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("The database does not answer", e);
            }
        }
        return postgreSql;
    }

    /**
     * As {@link #isPostgreSql()}, for a caller that holds a connection already.
     *
     * @throws SQLException          where the connection is of no use any more
     * @throws IllegalStateException where the database is a third one
     */
    boolean isPostgreSql(Connection connection) throws SQLException {
        if (postgreSql == null) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!POSTGRESQL.equals(product) && !H2.equals(product)) {
                throw new IllegalStateException("The database is " + product + ". This service works with " + POSTGRESQL + " and " + H2);
            }
            postgreSql = POSTGRESQL.equals(product);
        }
        return postgreSql;
    }

    /**
     * The place of the database, if it is a file of this machine that H2 has open.
     *
     * @return the path of the database's files without their ending; empty for any other database, an H2 server among them
     * @throws SQLException where the database does not answer
     */
    public Optional<Path> embeddedPath() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (isPostgreSql(connection)) {
                return Optional.empty();
            }
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                    "SELECT DATABASE_PATH(), CLIENT_ADDR FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()")) {
                boolean isFile = row.next() && row.getString(1) != null;
                boolean isHere = isFile && (row.getString(2) == null || namesAFile(connection));
                return isHere ? Optional.of(Path.of(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** With {@code AUTO_SERVER} another process may have the file open: H2 then speaks to it by the network, though a file was named. */
    private static boolean namesAFile(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }
}
