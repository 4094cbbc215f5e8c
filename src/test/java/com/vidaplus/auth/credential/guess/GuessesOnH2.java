package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.credential.CredentialCheck;
import com.vidaplus.auth.key.Pseudonyms;
import com.vidaplus.auth.platform.database.OneTransaction;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The limiter with its own statements, on a given database, for one thread. What a right or a wrong password costs, but for the hash. */
public final class GuessesOnH2 implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final EntityManager entities;
    private final GuessLimiter limiter;
    private final GuessHousekeeping housekeeping = new GuessHousekeeping();

    public GuessesOnH2(DataSource database, Settings settings, AuditLog audit) {
        factory = Persistence.createEntityManagerFactory("vidaplus", Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "", "jakarta.persistence.nonJtaDataSource", database,
                "eclipselink.logging.level", "OFF"));
        entities = factory.createEntityManager();
        GuessRows rows = new GuessRows();
        inject(rows, GuessRows.class, "entities", entities);
        GuessCounters counters = new GuessCounters() {
            @Override
            public boolean deleteExpired(GuessBudget budget) {
                return inTransaction(() -> super.deleteExpired(budget));
            }
        };
        inject(counters, GuessCounters.class, "rows", rows);
        inject(housekeeping, GuessHousekeeping.class, "counters", counters);
        Pseudonyms pseudonyms = new Pseudonyms() {
            @Override
            public String of(String text) {
                return hashed(text);
            }
        };
        OneTransaction transaction = new OneTransaction() {
            @Override
            public <T> T of(Supplier<T> work) {
                return inTransaction(work);
            }
        };
        limiter = new GuessLimiter(counters, pseudonyms, settings, transaction, new Sql(database), audit);
    }

    /**
     * Counts one password as {@link CredentialCheck} does.
     *
     * @return false where it may not be tried
     */
    public boolean password(String username, Source source, boolean right) {
        if (!(limiter.reserve(limiter.password(username, source)) instanceof Admission.Admitted admitted)) {
            return false;
        }
        inTransaction(() -> {
            if (right) {
                limiter.succeeded(admitted.reservation());
            } else {
                limiter.failed(admitted.reservation());
            }
            return true;
        });
        return true;
    }

    /** What the node does every minute. */
    public void clear() {
        housekeeping.clear();
    }

    @Override
    public void close() {
        if (entities.isOpen()) {
            entities.close();
        }
        factory.close();
    }

    private <T> T inTransaction(Supplier<T> work) {
        entities.getTransaction().begin();
        try {
            T result = work.get();
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        }
    }

    /** As long as a pseudonym. */
    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
}
