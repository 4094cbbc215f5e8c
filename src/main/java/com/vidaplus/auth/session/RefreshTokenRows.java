package com.vidaplus.auth.session;

import com.vidaplus.auth.account.AccountColumns;
import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Refresh tokens as stored. Each call is one statement that is a transaction of its own, outside of any other. So a use of a token is two
 * round trips to the database, and nothing is locked between them. Every call throws an {@link IllegalStateException} if the database does
 * not answer.
 */
@ApplicationScoped
class RefreshTokenRows {

    private static final int NANO_DIGITS = 9;

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected RefreshTokenRows() {
        this(null, null);
    }

    @Inject
    RefreshTokenRows(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A token with its family and account, all of one moment; empty for a token that never was. */
    Optional<TokenRow> find(RefreshTokenValue token) {
        String select = "SELECT t.seq AS token_seq, (SELECT COUNT(*) FROM refresh_token y WHERE y.family_id = t.family_id"
                + " AND y.seq BETWEEN t.seq + 1 AND t.seq + 2) AS token_younger, f.id AS family_id, f.client_id AS family_client_id,"
                + " f.scopes AS family_scopes, f.auth_time AS family_auth_time,"
                + " CAST(FLOOR(EXTRACT(EPOCH FROM f.expires_at)) AS BIGINT) AS family_expires_at,"
                + " CASE WHEN f.ended_at IS NULL AND f.expires_at > " + clock.now() + " AND c.enabled AND c.session_version = f.client_version"
                + " THEN 1 ELSE 0 END AS family_alive, " + AccountColumns.ALL
                + " FROM refresh_token t JOIN refresh_family f ON f.id = t.family_id LEFT JOIN client c ON c.id = f.client_id"
                + " JOIN account a ON a.id = f.account_id LEFT JOIN account_group g ON g.account_id = a.id WHERE t.token_hash = ?";
        return sql.read(select, rows -> rows.next() ? Optional.of(TokenRow.of(rows)) : Optional.empty(), token.hash());
    }

    /** The token that replaced this one. Builds before V7 stored a successor with the token that it replaced. */
    Optional<Successor> successorOf(RefreshTokenValue token) {
        String select = "SELECT EXTRACT(EPOCH FROM (" + clock.now() + " - COALESCE(s.issued_at, t.replaced_at))) AS age,"
                + " COALESCE(s.sealed_for_parent, t.sealed_successor) AS sealed FROM refresh_token t"
                + " JOIN refresh_token s ON s.family_id = t.family_id AND s.seq = t.seq + 1 WHERE t.token_hash = ?";
        return sql.first(select, Successor::of, token.hash());
    }

    /**
     * Stores the successor of a token, if the token has none and the family still goes on. The client must not have ended since the
     * sign-in, nor the account since the token was read. The database gives each number once in a family: of two successors at once, on any
     * nodes, one is stored.
     *
     * @return whether it was stored
     */
    boolean replace(RefreshTokenValue token, TokenRow row, RefreshTokenValue successor) {
        String now = clock.now();
        String insert = "INSERT INTO refresh_token (token_hash, family_id, seq, issued_at, sealed_for_parent, sealed_at)"
                + " SELECT CAST(? AS VARCHAR(43)), f.id, CAST(? AS INTEGER), " + now + ", CAST(? AS VARCHAR(200)), " + now
                + " FROM refresh_family f JOIN client c ON c.id = f.client_id JOIN account a ON a.id = f.account_id"
                + " WHERE f.id = ? AND f.ended_at IS NULL AND f.expires_at > " + now
                + " AND c.enabled AND c.session_version = f.client_version AND a.enabled AND a.credential_version = CAST(? AS INTEGER)";
        String sealed = token.seal(successor);
        return sql.retrying(() -> sql.insertChild(insert, successor.hash(), row.seq() + 1, sealed,
                row.status().family().session().sid(), row.status().account().credentialVersion()));
    }

    /**
     * A token that replaced another.
     *
     * @param age    since it replaced the other, by the database's clock, to the microsecond
     * @param sealed readable with the token that it replaced
     */
    record Successor(Duration age, String sealed) {

        /** The seconds come with their fraction: a cast to whole ones rounds, and the grace time would end half a second early. */
        private static Successor of(ResultSet row) throws SQLException {
            return new Successor(Duration.ofNanos(row.getBigDecimal("age").movePointRight(NANO_DIGITS).longValue()), row.getString("sealed"));
        }
    }

    /**
     * A refresh token as it was read.
     *
     * @param seq           its number in the family, from 0
     * @param younger       how many of the next two numbers have been given
     * @param familyIsAlive neither ended nor expired, by the database's clock, and its client is enabled and was ever since the sign-in
     */
    record TokenRow(RefreshTokenStatus status, int seq, int younger, boolean familyIsAlive) {

        private static TokenRow of(ResultSet rows) throws SQLException {
            int seq = rows.getInt("token_seq");
            int younger = rows.getInt("token_younger");
            boolean isAlive = rows.getInt("family_alive") == 1;
            RefreshFamily family = RefreshFamilyRows.family(rows.getString("family_id"), rows.getString("account_id"),
                    rows.getString("family_client_id"), rows.getString("family_scopes"), rows.getLong("family_auth_time"),
                    rows.getLong("family_expires_at"));
            return new TokenRow(new RefreshTokenStatus(family, AccountColumns.of(rows).orElseThrow()), seq, younger, isAlive);
        }

        boolean isCurrent() {
            return younger == 0;
        }

        boolean isParentOfCurrent() {
            return younger == 1;
        }
    }
}
