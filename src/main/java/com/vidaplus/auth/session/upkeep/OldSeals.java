package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Removes sealed successors that are older than the longest grace time, for which no client may ask any more. Old seals would lead a thief
 * with one old token and a copy of the database to the token that is used now.
 */
@ApplicationScoped
class OldSeals implements Chore {

    /** The longest {@code REFRESH_GRACE_SECONDS}, and a second for the statement that reads one at its very end. */
    private static final Duration GRACE = Duration.ofSeconds(61);
    /** Older than every seal: without a lower bound H2 reads the index from its start, where all rows without a seal are. */
    private static final Instant BEFORE_ALL = Instant.parse("2000-01-01T00:00:00Z");
    static final String SELECT = "SELECT token_hash FROM refresh_token WHERE sealed_at > ? AND sealed_at < ? ORDER BY sealed_at"
            + " FETCH FIRST 1000 ROWS ONLY";

    private final Sql sql;

    /** For the client proxy. */
    protected OldSeals() {
        this(null);
    }

    @Inject
    OldSeals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String what() {
        return "Old seals of refresh tokens";
    }

    @Override
    public boolean step(Instant now, BooleanSupplier inTime) {
        List<String> hashes = sql.list(SELECT, row -> row.getString(1), BEFORE_ALL, now.minus(GRACE)).stream().sorted().toList();
        if (!hashes.isEmpty()) {
            sql.retrying(() -> sql.update("UPDATE refresh_token SET sealed_for_parent = NULL, sealed_successor = NULL,"
                    + " sealed_at = NULL WHERE token_hash IN " + Keys.places(hashes), hashes.toArray()));
        }
        return !hashes.isEmpty();
    }
}
