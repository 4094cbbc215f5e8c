package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.H2Clock;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements themselves, on the service's own schema in an H2 in memory. */
class ExpiredRowsTest {

    private final ExpiredRows expired = new ExpiredRows();
    private EntityManagerFactory factory;
    private EntityManager entities;

    @BeforeEach
    void makeADatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:expired-rows;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        factory = Persistence.createEntityManagerFactory("vidaplus", Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "", "jakarta.persistence.nonJtaDataSource", database,
                "eclipselink.logging.level", "OFF"));
        entities = factory.createEntityManager();
        inject("entities", entities);
        inject("clock", new H2Clock());
        execute("INSERT INTO account (id, email) VALUES ('a', 'a@example.com')");
        execute("INSERT INTO client (id) VALUES ('c')");
    }

    @AfterEach
    void dropIt() {
        execute("DROP ALL OBJECTS");
        entities.close();
        factory.close();
    }

    private void inject(String name, Object value) {
        try {
            Field field = ExpiredRows.class.getDeclaredField(name);
            field.setAccessible(true);
            field.set(expired, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        inTransaction(() -> entities.createNativeQuery(sql).executeUpdate() >= 0);
    }

    private boolean inTransaction(BooleanSupplier work) {
        entities.getTransaction().begin();
        boolean result = work.getAsBoolean();
        entities.getTransaction().commit();
        return result;
    }

    private long count(String from) {
        return ((Number) entities.createNativeQuery("SELECT COUNT(*) FROM " + from).getSingleResult()).longValue();
    }

    /** Families that end after so many seconds, each with two tokens. */
    private void families(String prefix, int number, int endsIn) {
        execute("INSERT INTO refresh_family (id, account_id, client_id, auth_time, expires_at) SELECT '" + prefix + "' || x, 'a', 'c', 0,"
                + " CURRENT_TIMESTAMP + " + endsIn + " * INTERVAL '1' SECOND FROM SYSTEM_RANGE(1, " + number + ")");
        for (int seq = 0; seq < 2; seq++) {
            execute("INSERT INTO refresh_token (token_hash, family_id, seq) SELECT '" + prefix + seq + "-' || x, '" + prefix + "' || x, "
                    + seq + " FROM SYSTEM_RANGE(1, " + number + ")");
        }
    }

    @Test
    void familiesPastTheirEndGoInBatchesWithTheirTokens() {
        families("old", 1_200, -120);
        families("live", 3, 120);

        assertThat(inTransaction(expired::deleteFamilies)).as("there is more").isTrue();
        assertThat(count("refresh_family WHERE id LIKE 'old%'")).isEqualTo(700);
        assertThat(inTransaction(expired::deleteFamilies)).isTrue();
        assertThat(inTransaction(expired::deleteFamilies)).as("that was all").isFalse();

        assertThat(count("refresh_family")).isEqualTo(3);
        assertThat(count("refresh_token")).isEqualTo(6);
    }

    @Test
    void oldestGoFirst() {
        families("old", 400, -120);
        families("older", 400, -240);

        inTransaction(expired::deleteFamilies);

        assertThat(count("refresh_family WHERE id LIKE 'older%'")).isZero();
        assertThat(count("refresh_family")).isEqualTo(300);
    }

    @Test
    void familyThatWasEndedStaysUntilItsAbsoluteEnd() {
        families("ended", 2, 120);
        execute("UPDATE refresh_family SET ended_at = CURRENT_TIMESTAMP - INTERVAL '1' DAY, end_reason = 'revoked'");

        assertThat(inTransaction(expired::deleteFamilies)).isFalse();

        assertThat(count("refresh_family")).isEqualTo(2);
    }

    /** Access tokens may be looked at by a clock that is half a minute late. */
    @Test
    void familyStaysAMinuteLongerThanItLives() {
        families("just", 2, -30);

        inTransaction(expired::deleteFamilies);

        assertThat(count("refresh_family")).isEqualTo(2);
    }

    @Test
    void revocationsGoOnceTheyCanNoLongerMatter() {
        execute("INSERT INTO revoked_token (id, expires_at) SELECT 'old' || x, CURRENT_TIMESTAMP - INTERVAL '2' MINUTE"
                + " FROM SYSTEM_RANGE(1, 501)");
        execute("INSERT INTO revoked_token (id, expires_at) VALUES ('live', CURRENT_TIMESTAMP + INTERVAL '1' MINUTE)");

        assertThat(inTransaction(expired::deleteRevocations)).isTrue();
        assertThat(inTransaction(expired::deleteRevocations)).isFalse();

        assertThat(count("revoked_token")).isEqualTo(1);
    }
}
