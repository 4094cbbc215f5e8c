package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The life of a signing key: pending, active, retired, deleted. One key is active, whatever its algorithm. Each step is one transaction by
 * the database's clock, which takes one lock first: so of several nodes one takes the step and the others find it taken.
 */
@ApplicationScoped
public class KeyLife {

    /** Longest lifetime that any access token can have, by setting or client, and the skew that verifiers allow. */
    static final Duration OUTLIVED = Duration.ofMinutes(1_440 + 5);

    private static final String ADD = "INSERT INTO signing_key (kid, algorithm, public_jwk, private_key, active_for, pending_for, active_from)"
            + " VALUES (?, ?, ?, ?, ?, ?, ";

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected KeyLife() {
        this(null, null);
    }

    /**
     * @param sql   runs the statements; callers have no JTA transaction under way
     * @param clock by which every step is due
     */
    @Inject
    KeyLife(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether that key is active, and has been for longer than the pace of rotation allows. */
    boolean isRotationDue(String kid, Duration pace) {
        return sql.first("SELECT kid FROM signing_key WHERE kid = ? AND active_for IS NOT NULL AND active_from < " + ago(pace),
                row -> row.getString(1), kid).isPresent();
    }

    /**
     * Stores a key that signs at once, if there is none that does.
     *
     * @param foreign keys that this service cannot open, which are no keys of its own and are retired
     * @return whether it is stored: not where another node was first
     */
    boolean addActive(SigningKeyRow key, Set<String> foreign) {
        return step(statements -> {
            foreign.forEach(kid -> retire(statements, kid));
            return !isAny(statements, "active_for IS NOT NULL") && statements.insert(ADD + clock.now() + ")", key.kid(), key.algorithm(),
                    key.publicJwk(), key.encryptedPrivateKey(), key.algorithm(), null);
        });
    }

    /**
     * Publishes a successor.
     *
     * @param successorOf the active key that it shall follow
     * @param pending     how long it is published before it signs
     * @return whether it is published: not where another one is already, or that key does not sign any more
     */
    boolean addPending(SigningKeyRow key, String successorOf, Duration pending) {
        return step(statements -> isAny(statements, "active_for IS NOT NULL AND kid = ?", successorOf)
                && !isAny(statements, "pending_for IS NOT NULL")
                && statements.insert(ADD + clock.now() + " + " + seconds(pending) + ")", key.kid(), key.algorithm(), key.publicJwk(),
                        key.encryptedPrivateKey(), null, key.algorithm()));
    }

    /**
     * Lets the published successor sign once it has waited long enough, and retires the key that did until now, of whatever algorithm.
     *
     * @param kid of the successor
     * @return whether this call did it
     */
    boolean promote(String kid) {
        String due = "kid = ? AND pending_for IS NOT NULL AND active_from <= " + clock.now();
        return sql.first("SELECT kid FROM signing_key WHERE " + due, row -> row.getString(1), kid).isPresent() && step(statements -> {
            if (!isAny(statements, due, kid)) {
                return false;
            }
            statements.update("UPDATE signing_key SET active_for = NULL, retired_at = " + clock.now() + " WHERE active_for IS NOT NULL");
            return activate(statements, "kid = ? AND pending_for IS NOT NULL", kid);
        });
    }

    /**
     * Retires a key that signs, or waits, beside the active one: that of another algorithm which an older build left behind, or one that
     * this service cannot open.
     *
     * @param active stays as it is
     * @return whether this call did it: not where the active key is no longer active
     */
    boolean retireBeside(String active, String kid) {
        return step(statements -> !active.equals(kid) && isAny(statements, "active_for IS NOT NULL AND kid = ?", active)
                && retire(statements, kid));
    }

    /**
     * Takes a key away at once, whatever it is doing: an emergency. Where it was the active one, the published successor signs at once,
     * or the spare key where there is none: there is no moment without a key that signs.
     *
     * @param successor that is published, where one is
     * @return whether there was such a key
     */
    boolean remove(String kid, Optional<String> successor, SigningKeyRow spare) {
        return step(statements -> {
            if (statements.update("DELETE FROM signing_key WHERE kid = ?", kid) == 0) {
                return false;
            }
            if (!isAny(statements, "active_for IS NOT NULL")
                    && successor.filter(next -> activate(statements, "kid = ? AND pending_for IS NOT NULL", next)).isEmpty()) {
                statements.insert(ADD + clock.now() + ")", spare.kid(), spare.algorithm(), spare.publicJwk(), spare.encryptedPrivateKey(),
                        spare.algorithm(), null);
            }
            return true;
        });
    }

    /** Deletes keys that were retired so long ago that no token of theirs can be alive. */
    void deleteOutlived() {
        sql.update("DELETE FROM signing_key WHERE active_for IS NULL AND retired_at < " + ago(OUTLIVED));
    }

    /** The keys' rows are locked too, since a build of before locks nothing else. */
    private boolean step(Predicate<Statements> work) {
        return sql.retrying(statements -> {
            statements.list("SELECT id FROM key_encryption_check FOR UPDATE", row -> row.getInt(1));
            statements.list("SELECT kid FROM signing_key ORDER BY kid FOR UPDATE", row -> row.getString(1));
            return work.test(statements);
        });
    }

    private boolean activate(Statements statements, String which, Object... parameters) {
        return statements.update("UPDATE signing_key SET active_for = algorithm, pending_for = NULL, active_from = " + clock.now()
                + " WHERE " + which, parameters) == 1;
    }

    private boolean retire(Statements statements, String kid) {
        return statements.update("UPDATE signing_key SET active_for = NULL, pending_for = NULL, retired_at = " + clock.now()
                + " WHERE kid = ? AND (active_for IS NOT NULL OR pending_for IS NOT NULL)", kid) == 1;
    }

    private static boolean isAny(Statements statements, String condition, Object... parameters) {
        return statements.first("SELECT kid FROM signing_key WHERE " + condition, row -> row.getString(1), parameters).isPresent();
    }

    private String ago(Duration duration) {
        return clock.now() + " - " + seconds(duration);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " * INTERVAL '1' SECOND";
    }
}
