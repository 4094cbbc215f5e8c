package com.vidaplus.auth.token;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Deletes what can no longer matter, a batch at a time: a long delete would hold its locks, and its transaction, for long. */
@Stateless
public class ExpiredRows {

    private static final int BATCH = 500;

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /**
     * Deletes up to {@value #BATCH} families that are past their absolute end, with their tokens. A family that ended early stays
     * until then, since access tokens of it may still be asked about.
     *
     * @return whether there may be more
     */
    public boolean deleteFamilies() {
        return delete("refresh_family");
    }

    /**
     * Deletes up to {@value #BATCH} revocations of what has expired by itself since.
     *
     * @return whether there may be more
     */
    public boolean deleteRevocations() {
        return delete("revoked_token");
    }

    private boolean delete(String table) {
        return entities.createNativeQuery("DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table
                + " WHERE expires_at < " + clock.now() + " - INTERVAL '1' MINUTE ORDER BY expires_at FETCH FIRST " + BATCH + " ROWS ONLY)")
                .executeUpdate() == BATCH;
    }
}
