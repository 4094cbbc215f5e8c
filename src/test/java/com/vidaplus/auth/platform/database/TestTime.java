package com.vidaplus.auth.platform.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A database's time without a database. */
public final class TestTime {

    private TestTime() {
    }

    /** The database has the same clock. */
    public static DatabaseTime of(Clock clock) {
        return ahead(clock, Duration.ZERO);
    }

    /** The database's clock is that much ahead of the given one. */
    public static DatabaseTime ahead(Clock clock, Duration offset) {
        DatabaseTime time = new DatabaseTime(null, null, clock);
        Instant now = clock.instant();
        time.compare(now, now.plus(offset), now);
        return time;
    }
}
