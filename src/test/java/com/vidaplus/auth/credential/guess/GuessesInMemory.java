package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.OneTransaction;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.settings.TestSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The limiter with its own statements, on the service's schema in an H2 in memory that is empty for each test. For one thread. */
public final class GuessesInMemory {

    private static final DataSource DATABASE = database();
    private static final EntityManager ENTITIES = Persistence.createEntityManagerFactory("vidaplus",
            Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL", "jakarta.persistence.jtaDataSource", "",
                    "jakarta.persistence.nonJtaDataSource", DATABASE, "eclipselink.logging.level", "OFF")).createEntityManager();

    private final Transactions counters = new Transactions();
    private final RecordedEvents events = new RecordedEvents();
    private boolean databaseIsAway;

    public GuessesInMemory() {
        GuessRows rows = new GuessRows();
        inject(rows, GuessRows.class, "entities", ENTITIES);
        inject(counters, GuessCounters.class, "rows", rows);
        change("DELETE FROM guess_counter");
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:guesses;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        return database;
    }

    private static void inject(Object bean, Class<?> type, String name, Object value) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            field.set(bean, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
        return new GuessLimiter(counters, pseudonyms, TestSettings.of(settings), transaction(), new Sql(DATABASE), audit);
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
        return ((Number) ENTITIES.createNativeQuery("SELECT COUNT(*) FROM guess_counter WHERE " + where).getSingleResult()).longValue();
    }

    void change(String sql) {
        inTransaction(() -> ENTITIES.createNativeQuery(sql).executeUpdate());
    }

    /** Of the calls below, with the account's in between. */
    public OneTransaction transaction() {
        return new OneTransaction() {
            @Override
            public <T> T of(Supplier<T> work) {
                return inTransaction(work);
            }
        };
    }

    private static <T> T inTransaction(Supplier<T> work) {
        if (ENTITIES.getTransaction().isActive()) {
            return work.get();
        }
        ENTITIES.getTransaction().begin();
        try {
            T result = work.get();
            ENTITIES.getTransaction().commit();
            return result;
        } finally {
            if (ENTITIES.getTransaction().isActive()) {
                ENTITIES.getTransaction().rollback();
            }
        }
    }

    /** The container's part: each call is a transaction. */
    private final class Transactions extends GuessCounters {

        @Override
        public Admission reserve(Guess guess) {
            return inTransaction(() -> super.reserve(guess));
        }

        @Override
        public void giveBack(Reservation reservation) {
            settle(() -> {
                super.giveBack(reservation);
                return true;
            });
        }

        @Override
        public boolean fail(Reservation reservation) {
            return settle(() -> super.fail(reservation));
        }

        @Override
        public void succeed(Reservation reservation) {
            settle(() -> {
                super.succeed(reservation);
                return true;
            });
        }

        @Override
        public boolean countFailure(GuessCounter whole) {
            return settle(() -> super.countFailure(whole));
        }

        @Override
        public Standing standing(Guess guess) {
            return inTransaction(() -> super.standing(guess));
        }

        @Override
        public boolean remember(GuessCounter pair) {
            return settle(() -> super.remember(pair));
        }

        @Override
        public boolean forget(String subject) {
            return settle(() -> super.forget(subject));
        }

        @Override
        public boolean deleteExpired(GuessBudget budget) {
            return inTransaction(() -> super.deleteExpired(budget));
        }

        private boolean settle(Supplier<Boolean> work) {
            if (databaseIsAway) {
                throw new IllegalStateException("away");
            }
            return inTransaction(work);
        }
    }
}
