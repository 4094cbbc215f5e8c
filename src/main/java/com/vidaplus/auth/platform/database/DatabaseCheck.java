package com.vidaplus.auth.platform.database;

import com.vidaplus.auth.platform.ReadinessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Whether the database answers and takes changes: with a read-only one, such as a standby, the service can give no tokens. The check
 * borrows a connection, and holds it for a second at the most, even where the network says nothing any more.
 */
@ApplicationScoped
public class DatabaseCheck implements ReadinessCheck {

    private static final int PATIENCE_MILLIS = 1_000;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final DatabaseOutage outage;

    /** For the client proxy. */
    protected DatabaseCheck() {
        this(null, null, null);
    }

    @Inject
    DatabaseCheck(DataSource dataSource, Dialect dialect, DatabaseOutage outage) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.outage = outage;
    }

    @Override
    public boolean isThere() throws SQLException {
        outage.checkBegins();
        try {
            boolean takesChanges = ask();
            outage.answered();
            return takesChanges;
        } catch (SQLException | RuntimeException e) {
            outage.failed();
            // In a rush the check may have found no connection, while others are answered all the time.
            if (outage.isOn()) {
                throw e;
            }
            return true;
        }
    }

    private boolean ask() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question(connection))) {
                return row.next() && row.getInt(1) == 1;
            } finally {
                // The pool hands this connection to a request next, and a request may take longer.
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            }
        }
    }

    private String question(Connection connection) throws SQLException {
        return dialect.isPostgreSql(connection)
                ? "SELECT CASE WHEN current_setting('transaction_read_only') = 'off' THEN 1 ELSE 0 END"
                : "SELECT CASE WHEN READONLY() THEN 0 ELSE 1 END";
    }
}
