package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How families end. Each call is one statement, in the caller's transaction or in one of its own. */
@ApplicationScoped
class RefreshFamilyRows {

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected RefreshFamilyRows() {
        this(null, null);
    }

    @Inject
    RefreshFamilyRows(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Ends a family, once: the first reason stays. */
    boolean end(String familyId, String reason) {
        return sql.update("UPDATE refresh_family SET ended_at = " + clock.now() + ", end_reason = ? WHERE id = ? AND ended_at IS NULL",
                reason, familyId) == 1;
    }

    List<RefreshFamily> aliveOf(String accountId) {
        return sql.list("SELECT f.id, f.account_id, f.client_id, f.scopes, f.auth_time,"
                + " CAST(FLOOR(EXTRACT(EPOCH FROM f.expires_at)) AS BIGINT)"
                + " FROM refresh_family f JOIN client c ON c.id = f.client_id AND c.enabled AND c.session_version = f.client_version"
                + " WHERE f.account_id = ? AND f.ended_at IS NULL AND f.expires_at > " + clock.now()
                + " ORDER BY f.expires_at DESC, f.id FETCH FIRST 200 ROWS ONLY", RefreshFamilyRows::family, accountId);
    }

    boolean exists(String familyId) {
        return sql.first("SELECT id FROM refresh_family WHERE id = ?", row -> true, familyId).isPresent();
    }

    private static RefreshFamily family(ResultSet row) throws SQLException {
        return family(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6));
    }

    /** A family as stored; times are in seconds since 1970, scopes are separated by spaces. */
    static RefreshFamily family(String id, String accountId, String clientId, String scopes, long authTime, long expiresAt) {
        SortedSet<String> scope = new TreeSet<>(Arrays.asList(scopes.split(" ")));
        scope.remove("");
        return new RefreshFamily(new Session(id, Instant.ofEpochSecond(authTime)), accountId, clientId, scope,
                Instant.ofEpochSecond(expiresAt));
    }
}
