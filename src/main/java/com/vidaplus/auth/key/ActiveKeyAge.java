package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How long the active key has signed, by the database's clock. */
@ApplicationScoped
class ActiveKeyAge {

    private static final int QUERY_TIMEOUT_SECONDS = 1;

    private final Sql sql;
    private final DatabaseClock clock;

    /** For the client proxy. */
    protected ActiveKeyAge() {
        this(null, null);
    }

    @Inject
    ActiveKeyAge(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Gauge gauge() {
        return new Gauge("vidaplus_signing_key_age_seconds", "How long the key that signs now has done so.", this::seconds);
    }

    private double seconds() {
        try {
            return sql.within(QUERY_TIMEOUT_SECONDS).first("SELECT EXTRACT(EPOCH FROM (" + clock.now() + " - active_from)) FROM signing_key"
                    + " WHERE active_for IS NOT NULL ORDER BY active_from DESC, kid FETCH FIRST 1 ROW ONLY", row -> row.getDouble(1))
                    .orElse(Double.NaN);
        } catch (IllegalStateException e) {
            return Double.NaN;
        }
    }
}
