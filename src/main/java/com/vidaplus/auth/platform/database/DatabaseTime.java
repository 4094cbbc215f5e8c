package com.vidaplus.auth.platform.database;

import com.vidaplus.auth.platform.ReadinessCheck;
import com.vidaplus.auth.platform.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * The time by the database's clock without asking it each time: this node's own clock, corrected by the difference at the last comparison.
 * The last comparison is half a second ago while the database is there. Tokens that were given are judged by this time. Where the two
 * clocks differ by more than {@link #BOUND}, the node is not ready and is to give nothing that bears a time.
 */
@ApplicationScoped
public class DatabaseTime implements ReadinessCheck, InstantSource {

    /** How far this node's clock may be from the database's: two nodes then differ by less than the 30 seconds that tokens forgive. */
    public static final Duration BOUND = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(DatabaseTime.class.getName());
    private static final int QUERY_TIMEOUT_SECONDS = 1;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final DataSource dataSource;
    private final DatabaseClock databaseClock;
    private final Clock clock;
    private volatile Duration offset;

    /** For the client proxy. */
    protected DatabaseTime() {
        this(null, null, null);
    }

    @Inject
    DatabaseTime(DataSource dataSource, DatabaseClock databaseClock, Clock clock) {
        this.dataSource = dataSource;
        this.databaseClock = databaseClock;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Gauge gauge() {
        return new Gauge("vidaplus_clock_offset_seconds", "How far the database's clock is ahead of this node's.",
                () -> offset == null ? Double.NaN : offset.toMillis() / MILLIS_PER_SECOND);
    }

    /** Compares the clocks. */
    @Override
    public boolean isThere() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            Instant before = clock.instant();
            try (ResultSet row = statement.executeQuery("SELECT " + databaseClock.now())) {
                Instant after = clock.instant();
                row.next();
                compare(before, row.getObject(1, OffsetDateTime.class).toInstant(), after);
            }
        }
        return agrees();
    }

    /** Takes the least difference that there can be, since the database looked at its clock at some time between before and after. */
    void compare(Instant before, Instant database, Instant after) {
        boolean agreed = offset == null || agrees();
        Duration least = database.isAfter(after) ? Duration.between(after, database)
                : database.isBefore(before) ? Duration.between(before, database) : Duration.ZERO;
        offset = Duration.ofMillis(least.toMillis());
        if (agreed && !agrees()) {
            LOG.log(Level.ERROR, "The clock of this node is " + Math.round(offset.abs().toMillis() / MILLIS_PER_SECOND) + " seconds "
                    + (offset.isNegative() ? "ahead of" : "behind") + " that of the database, more than " + BOUND.toSeconds()
                    + ": it gives no tokens until they agree");
        } else if (!agreed && agrees()) {
            LOG.log(Level.INFO, "The clock of this node agrees with that of the database again");
        }
    }

    /** Whether the two clocks were no further apart than {@link #BOUND} at the last comparison; false before the first one. */
    public boolean agrees() {
        Duration last = offset;
        return last != null && last.abs().compareTo(BOUND) <= 0;
    }

    /** Now, by the database's clock. */
    @Override
    public Instant instant() {
        Duration last = offset;
        return last == null ? clock.instant() : clock.instant().plus(last);
    }
}
