package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.token.VerifiedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Sessions and tokens that were revoked before they expired: a session by its {@code sid}, a token without a session by its {@code jti}. A
 * session with a refresh family ends with its family. Each step is one statement, so a revocation that has answered is stored.
 */
@ApplicationScoped
public class Revocations {

    private final Sql sql;
    private final DatabaseClock clock;
    private final RefreshFamilyRows families;

    /** For the client proxy. */
    protected Revocations() {
        this(null, null, null);
    }

    @Inject
    Revocations(Sql sql, DatabaseClock clock, RefreshFamilyRows families) {
        this.sql = sql;
        this.clock = clock;
        this.families = families;
    }

    /**
     * Revokes the session that a token belongs to, or the token itself if it has no session. A second call changes nothing, even at the
     * same moment.
     *
     * @param id         the token's {@link VerifiedToken#revocationId()}
     * @param remembered for how long the revocation matters: no token of that session lives longer
     * @throws IllegalStateException if the database does not answer
     */
    public void revoke(String id, Duration remembered) {
        if (families.end(id, "revoked") || families.exists(id)) {
            return;
        }
        String insert = "INSERT INTO revoked_token (id, expires_at) SELECT CAST(? AS VARCHAR(64)), " + clock.now()
                + " + CAST(? AS INTEGER) * INTERVAL '1' SECOND WHERE NOT EXISTS (SELECT 1 FROM revoked_token WHERE id = ?)";
        sql.retrying(() -> sql.insert(insert, id, (int) remembered.toSeconds(), id));
    }
}
