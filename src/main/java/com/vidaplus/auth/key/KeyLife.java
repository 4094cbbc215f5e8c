package com.vidaplus.auth.key;

import com.vidaplus.auth.audit.Announced;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.encryption.DataKeys;
import com.vidaplus.auth.key.encryption.KeyEncryptionCheck;
import com.vidaplus.auth.key.encryption.OutdatedDataKeys;
import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The life of a signing key: pending, active, retired, deleted. One key is active, whatever its algorithm. Each step is one transaction by
 * the database's clock, and takes one lock first. So of several nodes one takes the step, and the others find it taken.
 */
@ApplicationScoped
public class KeyLife {

    /** Longest lifetime that any access token can have, by setting or client, and the skew that verifiers allow. */
    static final Duration OUTLIVED = Duration.ofMinutes(1_440 + 5);

    private static final List<AuditEvent> NOTHING = List.of();

    private static final String ADD = "INSERT INTO signing_key (kid, algorithm, public_jwk, private_key, active_for, pending_for, active_from)"
            + " VALUES (?, ?, ?, ?, ?, ?, ";

    private final Sql sql;
    private final DatabaseClock clock;
    private final AuditLog audit;

    /** For the client proxy. */
    protected KeyLife() {
        this(null, null, null);
    }

    /**
     * @param sql   runs the statements; callers have no JTA transaction under way
     * @param clock by which every step is due
     * @param audit gets the entries of a step, announced in the step's own transaction
     */
    @Inject
    KeyLife(Sql sql, DatabaseClock clock, AuditLog audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** Whether that key is active, and has been for longer than the pace of rotation allows. */
    boolean isRotationDue(String kid, Duration pace) {
        return sql.first("SELECT kid FROM signing_key WHERE kid = ? AND active_for IS NOT NULL AND active_from < " + clock.now() + " - "
                + seconds(pace), row -> row.getString(1), kid).isPresent();
    }

    /**
     * Stores a key that signs at once, if there is none that does.
     *
     * @param under   what the key is encrypted under
     * @param foreign keys that this service cannot open, which are no keys of its own and are retired
     * @return whether the key was stored; false if another node was first
     */
    boolean addActive(DataKeys under, SigningKeyRow key, Set<String> foreign) {
        return step(Optional.of(under), statements -> {
            foreign.forEach(kid -> retire(statements, kid));
            return where(!isAny(statements, "active_for IS NOT NULL") && statements.insert(ADD + clock.now() + ")", key.kid(),
                    key.algorithm(), key.publicJwk(), key.encryptedPrivateKey(), key.algorithm(), null), event(AuditType.KEY_MADE, key.kid()));
        });
    }

    /**
     * Publishes a successor.
     *
     * @param under       what it is encrypted under
     * @param successorOf the active key that it shall follow
     * @param pending     how long it is published before it signs
     * @param made        the audit entry with its actor
     * @return whether the key was published; false if another one is already, or {@code successorOf} does not sign any more
     */
    boolean addPending(DataKeys under, SigningKeyRow key, String successorOf, Duration pending, AuditEvent made) {
        return step(Optional.of(under), statements -> where(isAny(statements, "active_for IS NOT NULL AND kid = ?", successorOf)
                && !isAny(statements, "pending_for IS NOT NULL")
                && statements.insert(ADD + clock.now() + " + " + seconds(pending) + ")", key.kid(), key.algorithm(), key.publicJwk(),
                        key.encryptedPrivateKey(), null, key.algorithm()), made.on(key.kid())));
    }

    /**
     * Lets the published successor sign once it has waited long enough, and retires the key that did until now, of whatever algorithm.
     *
     * @param kid of the successor
     * @return whether this call did it
     */
    boolean promote(String kid) {
        String due = "kid = ? AND pending_for IS NOT NULL AND active_from <= " + clock.now();
        return sql.first("SELECT kid FROM signing_key WHERE " + due, row -> row.getString(1), kid).isPresent()
                && step(Optional.empty(), statements -> {
            if (!isAny(statements, due, kid)) {
                return NOTHING;
            }
            statements.update("UPDATE signing_key SET active_for = NULL, retired_at = " + clock.now() + " WHERE active_for IS NOT NULL");
            return where(activate(statements, kid), event(AuditType.KEY_ROTATED, kid));
        });
    }

    /**
     * Retires a key that signs or waits beside the active one. An older build left such a key of another algorithm behind, or this service
     * cannot open the key.
     *
     * @param under  what this service opens keys with
     * @param active stays as it is
     * @return whether this call did it; false if {@code active} is no longer active
     */
    boolean retireBeside(DataKeys under, String active, String kid) {
        return step(Optional.of(under), statements -> where(!active.equals(kid) && isAny(statements, "active_for IS NOT NULL AND kid = ?", active)
                && retire(statements, kid), event(AuditType.KEY_RETIRED, kid)));
    }

    /**
     * Takes a key away at once, whatever its state: an emergency. If the key was active, the published successor signs at once, or the
     * spare key if there is none. There is no moment without a key that signs.
     *
     * @param under     what the spare key is encrypted under
     * @param successor that is published, where one is
     * @param removed   the audit entry with its actor
     * @return whether there was such a key
     */
    boolean remove(DataKeys under, String kid, Optional<String> successor, SigningKeyRow spare, AuditEvent removed) {
        return step(Optional.of(under), statements -> {
            if (statements.update("DELETE FROM signing_key WHERE kid = ?", kid) == 0) {
                return NOTHING;
            }
            if (isAny(statements, "active_for IS NOT NULL")) {
                return List.of(removed.on(kid));
            }
            if (successor.isPresent() && activate(statements, successor.get())) {
                return List.of(removed.on(kid), event(AuditType.KEY_ROTATED, successor.get()));
            }
            statements.insert(ADD + clock.now() + ")", spare.kid(), spare.algorithm(), spare.publicJwk(), spare.encryptedPrivateKey(),
                    spare.algorithm(), null);
            return List.of(removed.on(kid), event(AuditType.KEY_MADE, spare.kid()), event(AuditType.KEY_ROTATED, spare.kid()));
        });
    }

    /** Deletes keys that were retired so long ago that no token of theirs can be alive. */
    void deleteOutlived() {
        sql.update("DELETE FROM signing_key WHERE active_for IS NULL AND retired_at < " + clock.now() + " - " + seconds(OUTLIVED));
    }

    /**
     * The keys' rows are locked too, since an older build locks nothing else.
     *
     * @param under the data keys that the step takes for the current ones; empty if they do not matter
     * @param work  gives the entries of what it has done, or {@link #NOTHING}
     * @return whether the work has done anything
     * @throws OutdatedDataKeys if the database has other data keys by now
     */
    private boolean step(Optional<DataKeys> under, Function<Statements, List<AuditEvent>> work) {
        Optional<Announced> announced = sql.retrying(statements -> {
            KeyEncryptionCheck.lock(statements, under);
            statements.list("SELECT kid FROM signing_key ORDER BY kid FOR UPDATE", row -> row.getString(1));
            List<AuditEvent> done = work.apply(statements);
            return done.isEmpty() ? Optional.empty() : Optional.of(audit.announce(statements, done.toArray(AuditEvent[]::new)));
        });
        announced.ifPresent(audit::record);
        return announced.isPresent();
    }

    private static List<AuditEvent> where(boolean done, AuditEvent event) {
        return done ? List.of(event) : NOTHING;
    }

    private static AuditEvent event(AuditType type, String kid) {
        return AuditEvent.of(type).on(kid);
    }

    private boolean activate(Statements statements, String kid) {
        return statements.update("UPDATE signing_key SET active_for = algorithm, pending_for = NULL, active_from = " + clock.now()
                + " WHERE kid = ? AND pending_for IS NOT NULL", kid) == 1;
    }

    private boolean retire(Statements statements, String kid) {
        return statements.update("UPDATE signing_key SET active_for = NULL, pending_for = NULL, retired_at = " + clock.now()
                + " WHERE kid = ? AND (active_for IS NOT NULL OR pending_for IS NOT NULL)", kid) == 1;
    }

    private static boolean isAny(Statements statements, String condition, Object... parameters) {
        return statements.first("SELECT kid FROM signing_key WHERE " + condition, row -> row.getString(1), parameters).isPresent();
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " * INTERVAL '1' SECOND";
    }
}
