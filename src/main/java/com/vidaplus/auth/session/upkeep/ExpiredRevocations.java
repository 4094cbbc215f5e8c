package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Removes a revocation a minute after the revoked session or token has expired, since a verifier's clock may be late. */
@ApplicationScoped
class ExpiredRevocations implements Chore {

    private static final Duration LATE = Duration.ofMinutes(1);
    static final String SELECT = "SELECT id FROM revoked_token WHERE expires_at < ? ORDER BY expires_at FETCH FIRST 1000 ROWS ONLY";

    private final Sql sql;

    /** For the client proxy. */
    protected ExpiredRevocations() {
        this(null);
    }

    @Inject
    ExpiredRevocations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String what() {
        return "Expired revocations";
    }

    @Override
    public boolean step(Instant now, BooleanSupplier inTime) {
        List<String> ids = sql.list(SELECT, row -> row.getString(1), now.minus(LATE)).stream().sorted().toList();
        if (!ids.isEmpty()) {
            sql.retrying(() -> sql.update("DELETE FROM revoked_token WHERE id IN " + Keys.places(ids), ids.toArray()));
        }
        return !ids.isEmpty();
    }
}
