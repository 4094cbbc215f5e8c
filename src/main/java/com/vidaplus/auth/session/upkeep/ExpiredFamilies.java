package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Removes families past their absolute end, the oldest first. A family that ended early stays until then, since clients may still ask about
 * its access tokens. All families stay a minute longer than they live, since a verifier's clock may be late.
 */
@ApplicationScoped
class ExpiredFamilies implements Chore {

    private static final Duration LATE = Duration.ofMinutes(1);
    /** The end is a parameter: compared with a clock that the database reads for each row, no index is used. */
    static final String SELECT = "SELECT id FROM refresh_family WHERE expires_at < ? ORDER BY expires_at FETCH FIRST " + FamilyBatch.FAMILIES
            + " ROWS ONLY";

    private final Sql sql;
    private final FamilyBatch batch;

    /** For the client proxy. */
    protected ExpiredFamilies() {
        this(null, null);
    }

    @Inject
    ExpiredFamilies(Sql sql, FamilyBatch batch) {
        this.sql = sql;
        this.batch = batch;
    }

    @Override
    public String what() {
        return "Expired refresh families";
    }

    @Override
    public boolean step(Instant now, BooleanSupplier inTime) {
        List<String> ids = sql.list(SELECT, row -> row.getString(1), now.minus(LATE));
        return batch.remove(ids, inTime) > 0;
    }
}
