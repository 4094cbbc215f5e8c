package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;

/**
 * The life of a signing key: pending, active, retired, deleted. Each step is one transaction by the database's clock, which first locks
 * every key in one order: so of several nodes one takes the step and the others, when their turn comes, find it taken.
 */
@Stateless
public class KeyLife {

    /** Longest lifetime that any access token can have, by setting or client, and the skew that verifiers allow. */
    static final Duration OUTLIVED = Duration.ofMinutes(1_440 + 5);

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private DatabaseClock clock;

    /** Whether the active key is older than the pace of rotation allows, and no successor is published yet. */
    public boolean isRotationDue(String algorithm, Duration pace) {
        return isAny("active_for = ? AND active_from < " + clock.now() + " - " + seconds(pace), algorithm)
                && !isAny("pending_for = ?", algorithm);
    }

    /**
     * Publishes a successor.
     *
     * @param successorOf the active key that it shall follow
     * @param pending     how long it is published before it signs
     * @return whether it is published: not where another node was first, or that key does not sign any more
     */
    public boolean addPending(SigningKeyRow key, String successorOf, Duration pending) {
        lock();
        if (!isAny("active_for IS NOT NULL AND kid = ?", successorOf) || isAny("pending_for = ?", key.algorithm())) {
            return false;
        }
        entities.persist(key);
        entities.flush();
        return execute("UPDATE signing_key SET pending_for = algorithm, active_from = " + clock.now() + " + " + seconds(pending)
                + " WHERE kid = ?", key.kid()) == 1;
    }

    /**
     * Lets the published successor sign once it has waited long enough, and retires the key that did until now.
     *
     * @return whether this call did it
     */
    public boolean promote(String algorithm) {
        String due = "pending_for = ? AND active_from <= " + clock.now();
        if (!isAny(due, algorithm)) {
            return false;
        }
        lock();
        if (!isAny(due, algorithm)) {
            return false;
        }
        execute("UPDATE signing_key SET active_for = NULL, retired_at = " + clock.now() + " WHERE active_for = ?", algorithm);
        return activatePending(algorithm);
    }

    /**
     * Takes a key away at once, whatever it is doing: an emergency. Where it was the active one, the published successor signs at once,
     * or the spare key where there is none: there is no moment without a key that signs.
     *
     * @return whether there was such a key
     */
    public boolean remove(String kid, SigningKeyRow spare) {
        lock();
        if (execute("DELETE FROM signing_key WHERE kid = ?", kid) == 0) {
            return false;
        }
        if (!isAny("active_for = ?", spare.algorithm()) && !activatePending(spare.algorithm())) {
            entities.persist(spare);
        }
        return true;
    }

    private boolean activatePending(String algorithm) {
        return execute("UPDATE signing_key SET active_for = algorithm, pending_for = NULL, active_from = " + clock.now()
                + " WHERE pending_for = ?", algorithm) == 1;
    }

    /** Deletes keys that were retired so long ago that no token of theirs can be alive. */
    public void deleteOutlived() {
        entities.createNativeQuery("DELETE FROM signing_key WHERE retired_at < " + clock.now() + " - " + seconds(OUTLIVED)).executeUpdate();
    }

    private void lock() {
        entities.createNativeQuery("SELECT kid FROM signing_key ORDER BY kid FOR UPDATE").getResultList();
    }

    private boolean isAny(String condition, String parameter) {
        return !entities.createNativeQuery("SELECT kid FROM signing_key WHERE " + condition).setParameter(1, parameter)
                .getResultList().isEmpty();
    }

    private int execute(String sql, String parameter) {
        return entities.createNativeQuery(sql).setParameter(1, parameter).executeUpdate();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " * INTERVAL '1' SECOND";
    }
}
