package com.vidaplus.auth.it.races;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Families, tokens and revocations that expired an hour ago, many more than the service deletes at a time. */
final class ExpiredRows {

    private static final int FAMILIES = 5_000;
    private static final int TOKENS = 3;
    private static final String LEFT = "SELECT (SELECT COUNT(*) FROM refresh_family WHERE id LIKE 'expired-%')"
            + " + (SELECT COUNT(*) FROM refresh_token WHERE family_id LIKE 'expired-%')"
            + " + (SELECT COUNT(*) FROM revoked_token WHERE id LIKE 'expired-%')";

    private final Cluster cluster;

    private ExpiredRows(Cluster cluster) {
        this.cluster = cluster;
    }

    static ExpiredRows insertInto(Cluster cluster) {
        ExpiredRows rows = new ExpiredRows(cluster);
        try {
            rows.insert();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private void insert() throws SQLException {
        String account = cluster.families().texts("SELECT id FROM account").get(0);
        OffsetDateTime anHourAgo = OffsetDateTime.now().minusHours(1);
        try (Connection connection = cluster.database().connect();
                PreparedStatement family = connection.prepareStatement("INSERT INTO refresh_family (id, account_id, client_id, auth_time,"
                        + " expires_at) VALUES (?, ?, ?, 0, ?)");
                PreparedStatement token = connection.prepareStatement(
                        "INSERT INTO refresh_token (token_hash, family_id, seq) VALUES (?, ?, ?)");
                PreparedStatement revoked = connection.prepareStatement("INSERT INTO revoked_token (id, expires_at) VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < FAMILIES; i++) {
                String id = "expired-" + i;
                fill(family, id, account, cluster.bootstrap().clientId(), anHourAgo);
                fill(revoked, id, anHourAgo);
                for (int seq = 0; seq < TOKENS; seq++) {
                    fill(token, id + "-" + seq, id, seq);
                }
            }
            family.executeBatch();
            token.executeBatch();
            revoked.executeBatch();
            connection.commit();
        }
    }

    /** How many rows of all three kinds are left. */
    long left() {
        return cluster.families().number(LEFT);
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
