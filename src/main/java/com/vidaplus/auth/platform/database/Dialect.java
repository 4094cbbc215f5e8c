package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which of the two databases it is, for the little that they word differently. Asked once. */
@ApplicationScoped
class Dialect {

    @Inject
    private DataSource dataSource;

    private volatile Boolean postgreSql;

    /**
     * Whether it is PostgreSQL, and not H2.
     *
     * @throws IllegalStateException where the database does not answer and never has
     */
    boolean isPostgreSql() {
        if (postgreSql == null) {
            try (Connection connection = dataSource.getConnection()) {
                postgreSql = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
            } catch (SQLException e) {
                throw new IllegalStateException("The database does not answer", e);
            }
        }
        return postgreSql;
    }
}
