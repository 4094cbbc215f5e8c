package com.vidaplus.auth.session.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.MigratedH2;
import com.vidaplus.auth.platform.database.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements themselves, on the service's own schema in an H2 in memory, in slices of ten tokens. */
class UpkeepTest {

    private static final int SLICE = 10;
    private static final BooleanSupplier IN_TIME = () -> true;

    private final MigratedH2 database = new MigratedH2("upkeep");
    private final Sql sql = database.sql();
    private final FamilyBatch batch = new FamilyBatch(sql, SLICE);

    @BeforeEach
    void ownersAreThere() {
        sql.update("INSERT INTO account (id, email, credential_version) VALUES ('a', 'a@example.com', 7)");
        sql.update("INSERT INTO client (id, session_version) VALUES ('c', 'now')");
    }

    @AfterEach
    void dropTheDatabase() {
        database.close();
    }

    /** Families that end after so many seconds, each with two tokens. */
    private void families(String prefix, int number, int endsIn) {
        families(prefix, number, endsIn, "a", "now", 2);
    }

    private void families(String prefix, int number, int endsIn, String account, String clientVersion, int tokens) {
        sql.update("INSERT INTO refresh_family (id, account_id, client_id, client_version, auth_time, expires_at) SELECT '" + prefix
                + "' || x || '.7', ?, 'c', ?, 0, CURRENT_TIMESTAMP + " + endsIn + " * INTERVAL '1' SECOND FROM SYSTEM_RANGE(1, " + number
                + ")", account, clientVersion);
        sql.update("INSERT INTO refresh_token (token_hash, family_id, seq, sealed_at) SELECT '" + prefix + "' || f.x || '-' || t.x, '" + prefix
                + "' || f.x || '.7', t.x, NULL FROM SYSTEM_RANGE(1, " + number + ") f CROSS JOIN SYSTEM_RANGE(1, " + tokens + ") t");
    }

    private void run() {
        new Upkeep(sql, new H2Clock(), Clock.systemUTC(), new OrderedRemovals(sql, batch), new ExpiredFamilies(sql, batch),
                new ExpiredRevocations(sql), new OldSeals(sql)).run();
    }

    @Test
    void familiesPastTheirEndGoWithTheirTokens() {
        families("old", 1_200, -120);
        families("live", 3, 120);

        run();

        assertThat(database.count("refresh_family")).isEqualTo(3);
        assertThat(database.count("refresh_token")).isEqualTo(6);
    }

    @Test
    void oneStepTakesOneBatchAndTheOldestFirst() {
        families("old", 400, -120);
        families("older", 400, -240);

        assertThat(new ExpiredFamilies(sql, batch).step(Instant.now(), IN_TIME)).isTrue();

        assertThat(database.count("refresh_family WHERE id LIKE 'older%'")).isZero();
        assertThat(database.count("refresh_family")).isEqualTo(300);
    }

    @Test
    void familyThatWasEndedStaysUntilItsAbsoluteEnd() {
        families("ended", 2, 120);
        sql.update("UPDATE refresh_family SET ended_at = CURRENT_TIMESTAMP - INTERVAL '1' DAY, end_reason = 'revoked'");

        run();

        assertThat(database.count("refresh_family")).isEqualTo(2);
    }

    /** Access tokens may be looked at by a clock that is half a minute late. */
    @Test
    void familyStaysAMinuteLongerThanItLives() {
        families("just", 2, -30);

        run();

        assertThat(database.count("refresh_family")).isEqualTo(2);
    }

    @Test
    void hugeFamilyLosesOneSliceAndHoldsUpNoOther() {
        families("huge", 1, -240, "a", "now", 20 * SLICE);
        families("old", 30, -120);

        assertThat(new ExpiredFamilies(sql, batch).step(Instant.now(), IN_TIME)).isTrue();

        assertThat(database.count("refresh_family WHERE id LIKE 'old%'")).isZero();
        assertThat(database.count("refresh_token WHERE family_id LIKE 'huge%'")).isBetween(1L, 19L * SLICE);
        run();
        assertThat(database.count("refresh_family")).isZero();
    }

    @Test
    void familyThatTheDatabaseDoesNotLetGoHoldsUpNoOther() {
        families("stuck", 1, -240);
        families("old", 30, -120);
        sql.update("CREATE TABLE holder (family_id VARCHAR(64) REFERENCES refresh_family (id))");
        sql.update("INSERT INTO holder VALUES ('stuck1.7')");

        run();

        assertThat(database.count("refresh_family")).isEqualTo(1);
        sql.update("DROP TABLE holder");
        run();
        assertThat(database.count("refresh_family")).isZero();
    }

    @Test
    void familiesOfADeletedClientGoWhateverTheirVersion() {
        families("one", 20, 600, "a", "first", 2);
        families("two", 20, 600, "a", "second", 2);
        sql.update("DELETE FROM client");
        order("client", "c");

        run();

        assertThat(database.count("refresh_family")).isZero();
        assertThat(database.count("family_removal")).isZero();
    }

    /** The versions of before sort on both sides of the one of now. */
    @Test
    void familiesOfAClientThatIsThereAgainStay() {
        families("below", 600, 600, "a", "a", 1);
        families("above", 600, 600, "a", "z", 1);
        families("live", 20, 600);
        order("client", "c");

        run();

        assertThat(database.count("refresh_family")).isEqualTo(20);
        assertThat(database.count("refresh_family WHERE client_version = 'now'")).isEqualTo(20);
        assertThat(database.count("family_removal")).isZero();
    }

    /** An import may give an account the id of one that was deleted. */
    @Test
    void familiesOfADeletedAccountGoAndThoseOfOneThatIsThereAgainStay() {
        families("gone", 20, 600, "gone", "now", 2);
        families("live", 2, 600);
        order("account", "gone");
        order("account", "a");

        run();
        assertThat(database.count("refresh_family")).as("begun with the credential of now").isEqualTo(2);

        sql.update("UPDATE account SET credential_version = 17");
        order("account", "a");
        run();
        assertThat(database.count("refresh_family")).isZero();
    }

    @Test
    void whatOneRunLeavesTheNextOneFinishes() {
        families("huge", 1, 600, "gone", "now", 10 * SLICE);
        families("many", 700, 600, "gone", "now", 1);
        order("account", "gone");

        OrderedRemovals killed = new OrderedRemovals(sql, batch);
        List<Integer> calls = new ArrayList<>();
        killed.step(Instant.now(), () -> calls.size() < 3 && calls.add(1));
        assertThat(database.count("refresh_family")).isPositive();
        assertThat(database.count("family_removal")).isEqualTo(1);

        run();
        assertThat(database.count("refresh_family")).isZero();
        assertThat(database.count("refresh_token")).isZero();
        assertThat(database.count("family_removal")).isZero();
    }

    private void order(String kind, String owner) {
        sql.update("INSERT INTO family_removal (id, owner_kind, owner_id) VALUES ('order-' || ?, ?, ?)", owner, kind, owner);
    }

    @Test
    void revocationsGoOnceTheyCanNoLongerMatter() {
        sql.update("INSERT INTO revoked_token (id, expires_at) SELECT 'old' || x, CURRENT_TIMESTAMP - INTERVAL '2' MINUTE"
                + " FROM SYSTEM_RANGE(1, 2501)");
        sql.update("INSERT INTO revoked_token (id, expires_at) VALUES ('just', CURRENT_TIMESTAMP - INTERVAL '30' SECOND)");

        run();

        assertThat(database.count("revoked_token")).isEqualTo(1);
    }

    @Test
    void sealsOlderThanTheLongestGraceAreClearedAndNoYoungerOne() {
        families("live", 1, 600, "a", "now", 2_003);
        sql.update("UPDATE refresh_token SET sealed_for_parent = 'sealed', sealed_successor = 'sealed',"
                + " sealed_at = CURRENT_TIMESTAMP - INTERVAL '65' SECOND");
        sql.update("UPDATE refresh_token SET sealed_at = CURRENT_TIMESTAMP - INTERVAL '50' SECOND WHERE seq > 2001");

        run();

        assertThat(database.count("refresh_token WHERE sealed_for_parent IS NOT NULL")).isEqualTo(2);
        assertThat(database.count("refresh_token WHERE sealed_successor IS NOT NULL")).isEqualTo(2);
        assertThat(database.count("refresh_token WHERE sealed_at IS NOT NULL")).isEqualTo(2);
    }

    /** A build of before does not know the column. */
    @Test
    void sealThatAnOlderBuildStoredIsFoundToo() {
        families("live", 1, 600);
        sql.update("INSERT INTO refresh_token (token_hash, family_id, seq, issued_at, sealed_for_parent)"
                + " VALUES ('x', 'live1.7', 3, CURRENT_TIMESTAMP, 'sealed')");

        assertThat(database.count("refresh_token WHERE token_hash = 'x' AND sealed_at IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void everySearchReadsByAnIndexUpToADeadlineThatIsGivenOnce() {
        List.of(ExpiredFamilies.SELECT, ExpiredRevocations.SELECT, OldSeals.SELECT)
                .forEach(select -> assertThat(select).contains("< ?").doesNotContain("clock", "CURRENT_TIMESTAMP"));
        assertThat(plan(ExpiredFamilies.SELECT, Instant.now())).contains("REFRESH_FAMILY_BY_END");
        assertThat(plan(ExpiredRevocations.SELECT, Instant.now())).contains("REVOKED_TOKEN_BY_END");
        assertThat(plan(OldSeals.SELECT, Instant.EPOCH, Instant.now())).contains("REFRESH_TOKEN_BY_SEAL");
    }

    private String plan(String select, Object... parameters) {
        return sql.first("EXPLAIN " + select, row -> row.getString(1), parameters).orElseThrow();
    }

    @Test
    void choreThatFailsIsTriedOnceAndHoldsUpNoOther() {
        int[] left = {5};
        int[] failures = {0};
        Chore good = chore(() -> left[0]-- > 1);
        Chore bad = chore(() -> {
            failures[0]++;
            throw new IllegalStateException("on purpose");
        });

        new Upkeep(sql, new H2Clock(), Clock.systemUTC(), List.of(bad, good)).run();

        assertThat(left[0]).isZero();
        assertThat(failures[0]).isEqualTo(1);
    }

    @Test
    void runEndsBeforeTheNextOneBegins() {
        Instant[] now = {Instant.now()};
        int[] steps = {0};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        Chore endless = chore(() -> {
            now[0] = now[0].plus(Duration.ofSeconds(1));
            return ++steps[0] < 1_000;
        });

        new Upkeep(sql, new H2Clock(), clock, List.of(endless)).run();

        assertThat(steps[0]).isBetween(10, 59);
    }

    @Test
    void nothingIsTriedWhileTheDatabaseIsAway() {
        JdbcDataSource away = new JdbcDataSource();
        away.setUrl("jdbc:h2:tcp://localhost:1/away");
        int[] steps = {0};

        new Upkeep(new Sql(away), new H2Clock(), Clock.systemUTC(), List.of(chore(() -> steps[0]++ < 1))).run();

        assertThat(steps[0]).isZero();
    }

    private static Chore chore(BooleanSupplier step) {
        return new Chore() {
            @Override
            public String what() {
                return "What a test has left";
            }

            @Override
            public boolean step(Instant now, BooleanSupplier inTime) {
                return step.getAsBoolean();
            }
        };
    }
}
