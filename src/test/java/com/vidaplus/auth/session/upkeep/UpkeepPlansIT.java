package com.vidaplus.auth.session.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.server.ServiceIT;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the database of the suite looks for what is to be cleared away. */
class UpkeepPlansIT extends ServiceIT {

    @Test
    void everySearchIsARangeOfAnIndex() throws SQLException {
        OffsetDateTime now = OffsetDateTime.now();
        assertThat(plan(ExpiredFamilies.SELECT, now)).contains("refresh_family_by_end");
        assertThat(plan(ExpiredRevocations.SELECT, now)).contains("revoked_token_by_end");
        assertThat(plan(OldSeals.SELECT, now.minusDays(1), now)).contains("refresh_token_by_seal");
        assertThat(plan(ExpiredFamilies.SELECT, now) + plan(ExpiredRevocations.SELECT, now) + plan(OldSeals.SELECT, now, now))
                .as("no row is read and then left out").doesNotContain("filter:");
    }

    /** Tables with few rows are read whole, unless that is forbidden. */
    private static String plan(String select, Object... parameters) throws SQLException {
        boolean onPostgreSql = service().databaseKind().toString().toLowerCase(java.util.Locale.ROOT).contains("postgres");
        try (Connection connection = service().connect(); Statement statement = connection.createStatement()) {
            if (onPostgreSql) {
                statement.execute("SET enable_seqscan = off");
                statement.execute("SET enable_bitmapscan = off");
            }
            List<String> lines = new ArrayList<>();
            try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + select)) {
                for (int i = 0; i < parameters.length; i++) {
                    explain.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = explain.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
            return String.join("\n", lines).toLowerCase(java.util.Locale.ROOT);
        }
    }
}
