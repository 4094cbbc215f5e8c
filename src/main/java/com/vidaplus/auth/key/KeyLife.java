package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;

/**
 * The life of a signing key: pending, active, retired, deleted. Each step is one transaction of conditional statements by the database's
 * clock, so of several nodes one takes it and the others find it taken.
 */
@Stateless
public class KeyLife {

    /**
     * How long a key is published before it signs: twice what Payara caches a key set for, which does not ask again for an unknown
     * {@code kid}.
     */
    static final Duration PENDING = Duration.ofMinutes(10);

    /** Longest lifetime that any access token can have, by setting or client, and the skew that verifiers allow. */
    static final Duration OUTLIVED = Duration.ofMinutes(1_440 + 5);

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /** Whether the active key is older than the pace of rotation allows, and no successor is published yet. */
    public boolean isRotationDue(String algorithm, Duration pace) {
        return !entities.createNativeQuery("SELECT kid FROM signing_key WHERE active_for = ? AND active_from < " + clock.now() + " - "
                + seconds(pace) + " AND NOT EXISTS (SELECT 1 FROM signing_key WHERE pending_for = ?)")
                .setParameter(1, algorithm).setParameter(2, algorithm).getResultList().isEmpty();
    }

    /**
     * Publishes a successor, to sign after {@link #PENDING}.
     *
     * @throws jakarta.ejb.EJBException around a persistence exception where there is one already
     */
    public void addPending(SigningKeyRow key) {
        entities.persist(key);
        entities.flush();
        execute("UPDATE signing_key SET pending_for = algorithm, active_from = " + clock.now() + " + " + seconds(PENDING) + " WHERE kid = ?",
                key.kid());
    }

    /**
     * Lets the published successor sign once it has waited long enough, and retires the key that did until now.
     *
     * @return whether this call did it
     */
    public boolean promote(String algorithm) {
        List<?> due = entities.createNativeQuery("SELECT kid FROM signing_key WHERE pending_for = ? AND active_from <= " + clock.now())
                .setParameter(1, algorithm).getResultList();
        // The claim is what makes one node of several do it: the others wait for its row and find it claimed.
        boolean claimed = !due.isEmpty()
                && execute("UPDATE signing_key SET pending_for = NULL WHERE pending_for IS NOT NULL AND kid = ?", (String) due.get(0)) == 1;
        if (claimed) {
            execute("UPDATE signing_key SET active_for = NULL, retired_at = " + clock.now() + " WHERE active_for = ?", algorithm);
            execute("UPDATE signing_key SET active_for = algorithm WHERE kid = ?", (String) due.get(0));
        }
        return claimed;
    }

    /**
     * Takes a key away at once, whatever it is doing: an emergency. Tokens that it signed are worth nothing as soon as each node has
     * read the keys again.
     *
     * @return whether there was such a key
     */
    public boolean remove(String kid) {
        return execute("DELETE FROM signing_key WHERE kid = ?", kid) == 1;
    }

    /** Deletes keys that were retired so long ago that no token of theirs can be alive. */
    public void deleteOutlived() {
        entities.createNativeQuery("DELETE FROM signing_key WHERE retired_at < " + clock.now() + " - " + seconds(OUTLIVED)).executeUpdate();
    }

    private int execute(String sql, String parameter) {
        return entities.createNativeQuery(sql).setParameter(1, parameter).executeUpdate();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " * INTERVAL '1' SECOND";
    }
}
