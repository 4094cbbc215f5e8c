package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;

/**
 * What was revoked before its time: a session by its {@code sid}, a token that has none by its {@code jti}. A session with a refresh
 * family ends with its family. Each call is a short transaction of its own.
 */
@Stateless
public class Revocations {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    @Inject
    private RefreshTokenRows families;

    /** Whether the token's session, or the token itself where it has none, has ended before its time. */
    public boolean isRevoked(AccessToken token) {
        return exists("SELECT id FROM revoked_token WHERE id = ? UNION ALL SELECT id FROM refresh_family WHERE id = ?"
                + " AND (ended_at IS NOT NULL OR expires_at <= " + clock.now() + ")", idOf(token));
    }

    /**
     * Whether the token's session may go on by the access token alone: it was not revoked, and has no refresh family. One that has goes
     * on by refresh tokens, or their rotation could be gone round.
     */
    public boolean maySlide(AccessToken token) {
        return !exists("SELECT id FROM revoked_token WHERE id = ? UNION ALL SELECT id FROM refresh_family WHERE id = ?", idOf(token));
    }

    private boolean exists(String selectByTwoIds, String id) {
        return !entities.createNativeQuery(selectByTwoIds).setParameter(1, id).setParameter(2, id).getResultList().isEmpty();
    }

    /**
     * Revokes the session that a token belongs to, or the token itself where it has none. Doing it again changes nothing.
     *
     * @param token      verified, not expired
     * @param remembered for how long it matters: no token of that session lives longer
     * @throws jakarta.ejb.EJBException around a persistence exception where the same was revoked at the same moment: it is revoked then
     */
    public void revoke(AccessToken token, Duration remembered) {
        String id = idOf(token);
        if (families.end(id, "revoked") || families.exists(id)) {
            return;
        }
        entities.createNativeQuery("INSERT INTO revoked_token (id, expires_at) SELECT CAST(? AS VARCHAR(64)), " + clock.now()
                + " + CAST(? AS INTEGER) * INTERVAL '1' SECOND WHERE NOT EXISTS (SELECT 1 FROM revoked_token WHERE id = ?)")
                .setParameter(1, id).setParameter(2, (int) remembered.toSeconds()).setParameter(3, id).executeUpdate();
    }

    private static String idOf(AccessToken token) {
        return token.session().map(Session::sid).orElse(token.jti());
    }
}
