package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.DatabaseClock;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Does all chores in turn, a step of each, until nothing is left or the time is over; the next run goes on. A chore that fails is left to
 * the next run, and holds up no other. Several nodes may run at once, and share the work.
 */
@ApplicationScoped
public class Upkeep {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());
    /** Less than the minute from one run to the next. */
    private static final Duration RUN = Duration.ofSeconds(45);

    private final Sql sql;
    private final DatabaseClock databaseClock;
    private final Clock clock;
    private final List<Chore> chores;

    /** For the client proxy. */
    protected Upkeep() {
        this(null, null, null, List.of());
    }

    @Inject
    Upkeep(Sql sql, DatabaseClock databaseClock, Clock clock, OrderedRemovals ordered, ExpiredFamilies families,
            ExpiredRevocations revocations, OldSeals seals) {
        this(sql, databaseClock, clock, List.of(seals, revocations, ordered, families));
    }

    Upkeep(Sql sql, DatabaseClock databaseClock, Clock clock, List<Chore> chores) {
        this.sql = sql;
        this.databaseClock = databaseClock;
        this.clock = clock;
        this.chores = chores;
    }

    /** One run of at most {@code 45} seconds and a step. Failures are logged. */
    public void run() {
        Instant end = clock.instant().plus(RUN);
        BooleanSupplier inTime = () -> clock.instant().isBefore(end);
        Instant now;
        try {
            now = sql.first("SELECT " + databaseClock.now(), row -> row.getObject(1, OffsetDateTime.class).toInstant()).orElseThrow();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "What has expired stays until the next minute: {0}", e.getMessage());
            return;
        }
        List<Chore> open = new ArrayList<>(chores);
        while (!open.isEmpty() && inTime.getAsBoolean()) {
            open.removeIf(chore -> !step(chore, now, inTime));
        }
    }

    private static boolean step(Chore chore, Instant now, BooleanSupplier inTime) {
        try {
            return chore.step(now, inTime);
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, chore.what() + " stay until the next minute: " + e.getMessage());
            return false;
        }
    }
}
