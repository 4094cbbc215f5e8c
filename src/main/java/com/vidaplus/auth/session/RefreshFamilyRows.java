package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Refresh families as rows, and how they end. Each call is one statement in a transaction of its own. */
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
        String update = "UPDATE refresh_family SET ended_at = " + clock.now() + ", end_reason = ? WHERE id = ? AND ended_at IS NULL";
        return sql.retrying(() -> sql.update(update, reason, familyId)) == 1;
    }

    boolean exists(String familyId) {
        return sql.first("SELECT id FROM refresh_family WHERE id = ?", row -> true, familyId).isPresent();
    }

    /** A family as stored; times are in seconds since 1970, scopes are separated by spaces. */
    static RefreshFamily family(String id, String accountId, String clientId, String scopes, long authTime, long expiresAt) {
        SortedSet<String> scope = new TreeSet<>(Arrays.asList(scopes.split(" ")));
        scope.remove("");
        return new RefreshFamily(new Session(id, Instant.ofEpochSecond(authTime)), accountId, clientId, scope,
                Instant.ofEpochSecond(expiresAt));
    }
}
