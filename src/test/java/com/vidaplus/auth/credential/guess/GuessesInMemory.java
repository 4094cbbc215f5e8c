package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The limiter with its own statements, on the service's schema in an H2 in memory that is empty for each test. */
public final class GuessesInMemory {

    private static final Sql SQL = new Sql(database());

    private final GuessCounters counters = new FailingCounters();
    private final RecordedEvents events = new RecordedEvents();
    private boolean databaseIsAway;

    public GuessesInMemory() {
        change("DELETE FROM guess_counter");
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:guesses;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        return database;
    }

    GuessCounters counters() {
        return counters;
    }

    /** What the limiter has told the audit log, and whatever else is recorded there. */
    public RecordedEvents events() {
        return events;
    }

    /** With the contract's limits, unless other settings are given. */
    public GuessLimiter limiter(String... settings) {
        return limiter(events, settings);
    }

    GuessLimiter limiter(AuditLog audit, String... settings) {
        Pseudonyms pseudonyms = new Pseudonyms() {
            @Override
            public String of(String text) {
                return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
            }
        };
        return new GuessLimiter(counters, pseudonyms, TestSettings.of(settings), SQL, audit);
    }

    /** Lets so much time pass. */
    public void pass(Duration time) {
        long seconds = time.toSeconds();
        change("UPDATE guess_counter SET window_ends = window_ends - " + seconds + ", noted = noted - " + seconds + ", known_until = known_until - "
                + seconds + ", expires_at = expires_at - " + seconds);
    }

    /** From now on nothing can be settled. */
    public void goAway() {
        databaseIsAway = true;
    }

    public long count(String where) {
        return SQL.first("SELECT COUNT(*) FROM guess_counter WHERE " + where, row -> row.getLong(1)).orElseThrow();
    }

    void change(String sql) {
        SQL.update(sql);
    }

    /** Where the account's part of a transaction goes, too. */
    public Sql sql() {
        return SQL;
    }

    /** Nothing can be settled while the database is away. */
    private final class FailingCounters extends GuessCounters {

        FailingCounters() {
            super(SQL);
        }

        @Override
        public void giveBack(Reservation reservation) {
            requireTheDatabase();
            super.giveBack(reservation);
        }

        @Override
        public boolean fail(Reservation reservation) {
            requireTheDatabase();
            return super.fail(reservation);
        }

        @Override
        public void succeed(Reservation reservation, Statements statements) {
            requireTheDatabase();
            super.succeed(reservation, statements);
        }

        @Override
        public boolean countFailure(GuessCounter whole) {
            requireTheDatabase();
            return super.countFailure(whole);
        }

        @Override
        public boolean remember(GuessCounter pair) {
            requireTheDatabase();
            return super.remember(pair);
        }

        private void requireTheDatabase() {
            if (databaseIsAway) {
                throw new IllegalStateException("away");
            }
        }
    }
}
