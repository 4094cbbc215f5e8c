package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How families end, in the caller's transaction or in one of their own. */
@ApplicationScoped
@Transactional
class RefreshFamilyRows {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /** Ends a family, once: the first reason stays. */
    boolean end(String familyId, String reason) {
        return entities.createNativeQuery("UPDATE refresh_family SET ended_at = " + clock.now()
                + ", end_reason = ? WHERE id = ? AND ended_at IS NULL")
                .setParameter(1, reason).setParameter(2, familyId).executeUpdate() == 1;
    }

    void endAllOfClient(String clientId, String reason) {
        entities.createNativeQuery("UPDATE refresh_family SET ended_at = " + clock.now()
                + ", end_reason = ? WHERE client_id = ? AND ended_at IS NULL")
                .setParameter(1, reason).setParameter(2, clientId).executeUpdate();
    }

    List<RefreshFamily> aliveOf(String accountId) {
        List<?> rows = entities.createNativeQuery("SELECT id, account_id, client_id, scopes, auth_time,"
                + " CAST(FLOOR(EXTRACT(EPOCH FROM expires_at)) AS BIGINT) FROM refresh_family"
                + " WHERE account_id = ? AND ended_at IS NULL AND expires_at > " + clock.now()
                + " ORDER BY expires_at DESC, id FETCH FIRST 200 ROWS ONLY")
                .setParameter(1, accountId).getResultList();
        return rows.stream().map(row -> (Object[]) row).map(row -> family((String) row[0], (String) row[1], (String) row[2],
                (String) row[3], ((Number) row[4]).longValue(), ((Number) row[5]).longValue())).toList();
    }

    boolean exists(String familyId) {
        return !entities.createNativeQuery("SELECT id FROM refresh_family WHERE id = ?").setParameter(1, familyId).getResultList().isEmpty();
    }

    /** A family as stored; times are in seconds since 1970, scopes are separated by spaces. */
    static RefreshFamily family(String id, String accountId, String clientId, String scopes, long authTime, long expiresAt) {
        SortedSet<String> scope = new TreeSet<>(Arrays.asList(scopes.split(" ")));
        scope.remove("");
        return new RefreshFamily(new Session(id, Instant.ofEpochSecond(authTime)), accountId, clientId, scope,
                Instant.ofEpochSecond(expiresAt));
    }
}
