package com.vidaplus.auth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Whether the database answers. */
@ApplicationScoped
public class DatabaseCheck implements ReadinessCheck {

    private static final int QUERY_TIMEOUT_SECONDS = 1;

    @Inject
    private DataSource dataSource;

    @Override
    public boolean isThere() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT 1")) {
                return row.next();
            }
        }
    }
}
