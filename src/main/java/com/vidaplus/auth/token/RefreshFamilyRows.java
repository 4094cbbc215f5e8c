package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
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
