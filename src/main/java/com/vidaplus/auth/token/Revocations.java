package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * What was revoked before its time: a session by its {@code sid}, a token that has none by its {@code jti}. A session with a refresh
 * family ends with its family. Each call is a short transaction of its own.
 */
@ApplicationScoped
@Transactional
public class Revocations {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    @Inject
    private RefreshFamilyRows families;

    /**
     * Revokes the session that a token belongs to, or the token itself where it has none. Doing it again changes nothing.
     *
     * @param token      verified, not expired
     * @param remembered for how long it matters: no token of that session lives longer
     * @throws RuntimeException where the same was revoked at the same moment, which {@link Standings} tells: it is revoked then
     */
    public void revoke(VerifiedToken token, Duration remembered) {
        String id = token.revocationId();
        if (families.end(id, "revoked") || families.exists(id)) {
            return;
        }
        entities.createNativeQuery("INSERT INTO revoked_token (id, expires_at) SELECT CAST(? AS VARCHAR(64)), " + clock.now()
                + " + CAST(? AS INTEGER) * INTERVAL '1' SECOND WHERE NOT EXISTS (SELECT 1 FROM revoked_token WHERE id = ?)")
                .setParameter(1, id).setParameter(2, (int) remembered.toSeconds()).setParameter(3, id).executeUpdate();
    }
}
