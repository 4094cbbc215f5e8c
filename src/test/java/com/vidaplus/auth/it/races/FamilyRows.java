package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Accounts.ConnectionSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What the database holds of refresh families, read with no help of the service. */
public final class FamilyRows {

    private final ConnectionSource connections;

    public FamilyRows(ConnectionSource connections) {
        this.connections = connections;
    }

    /**
     * Families that are not one unbroken line: each token but the last replaced, by exactly one other. Of long ones the oldest are gone.
     * Those that a test has put in to be cleared away are none of the service's making.
     */
    public List<String> forked() {
        return texts("SELECT f.id FROM refresh_family f JOIN refresh_token t ON t.family_id = f.id"
                + " WHERE f.id NOT LIKE 'expired-%' GROUP BY f.id"
                + " HAVING MAX(t.seq) - MIN(t.seq) <> COUNT(*) - 1 OR MIN(t.seq) <> 0 AND COUNT(*) < 1000"
                + " OR COUNT(t.issued_at) <> COUNT(*)"
                + " OR SUM(CASE WHEN t.seq = 0 AND t.sealed_for_parent IS NOT NULL THEN 1 ELSE 0 END) <> 0");
    }

    /** How many tokens the family of a token has had, replaced or not. */
    public long tokensInFamilyOf(String refreshToken) {
        return number("SELECT COUNT(*) FROM refresh_token WHERE family_id = (SELECT family_id FROM refresh_token WHERE token_hash = ?)",
                hash(refreshToken));
    }

    public boolean isReplaced(String refreshToken) {
        return number("SELECT COUNT(*) FROM refresh_token t JOIN refresh_token s ON s.family_id = t.family_id AND s.seq = t.seq + 1"
                + " WHERE t.token_hash = ?", hash(refreshToken)) == 1;
    }

    /** Why the family of a token ended; nothing where it has not. */
    public List<String> endOfFamilyOf(String refreshToken) {
        return texts("SELECT f.end_reason FROM refresh_family f JOIN refresh_token t ON t.family_id = f.id"
                + " WHERE t.token_hash = ? AND f.ended_at IS NOT NULL", hash(refreshToken));
    }

    public long number(String sql, Object... parameters) {
        return Long.parseLong(texts(sql, parameters).get(0));
    }

    public List<String> texts(String sql, Object... parameters) {
        try (Connection connection = connections.connect(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** As which a refresh token is stored. */
    public static String hash(String refreshToken) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
