package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How long the active key has signed, by the database's clock. */
@ApplicationScoped
class ActiveKeyAge {

    private static final int QUERY_TIMEOUT_SECONDS = 1;

    @Inject
    private DataSource dataSource;

    @Inject
    private DatabaseClock clock;

    @Produces
    @Singleton
    Gauge gauge() {
        return new Gauge("vidaplus_signing_key_age_seconds", "How long the key that signs now has done so.", this::seconds);
    }

    private double seconds() {
        String now = clock.now();
        try (Connection connection = dataSource.getConnection(); PreparedStatement select = connection.prepareStatement(
                "SELECT EXTRACT(EPOCH FROM (" + now + " - active_from)) FROM signing_key WHERE active_for IS NOT NULL"
                + " ORDER BY active_from DESC, kid FETCH FIRST 1 ROW ONLY")) {
            select.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getDouble(1) : Double.NaN;
            }
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
