package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements themselves, on the service's own schema in an H2 in memory. */
class RefreshTokenRowsTest {

    private static final RefreshTokenValue FIRST = RefreshTokenValue.random();

    private final JdbcDataSource database = new JdbcDataSource();
    private final RefreshTokenRows rows = new RefreshTokenRows(new Sql(database), new H2Clock());

    @BeforeEach
    void makeADatabase() throws SQLException {
        database.setUrl("jdbc:h2:mem:refresh-token-rows;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        execute("INSERT INTO account (id, email) VALUES ('a', 'a@example.com')",
                "INSERT INTO account_group (account_id, group_name) VALUES ('a', 'doctors'), ('a', 'nurses')",
                "INSERT INTO client (id) VALUES ('c')",
                "INSERT INTO refresh_family (id, account_id, client_id, scopes, auth_time, expires_at)"
                        + " VALUES ('f', 'a', 'c', 'read write', 7, CURRENT_TIMESTAMP + INTERVAL '1' HOUR)",
                "INSERT INTO refresh_token (token_hash, family_id, seq, issued_at) VALUES ('" + FIRST.hash()
                        + "', 'f', 0, CURRENT_TIMESTAMP)");
    }

    @AfterEach
    void dropIt() throws SQLException {
        execute("DROP ALL OBJECTS");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private RefreshTokenRows.TokenRow read(RefreshTokenValue token) {
        return rows.find(token).orElseThrow();
    }

    private RefreshTokenValue replaced(RefreshTokenValue token) {
        RefreshTokenValue successor = RefreshTokenValue.random();
        assertThat(rows.replace(token, read(token), successor)).isTrue();
        return successor;
    }

    @Test
    void tokenComesWithItsFamilyAndItsAccountWithAllGroups() {
        RefreshTokenRows.TokenRow row = read(FIRST);

        assertThat(row.status().family().scope()).containsExactly("read", "write");
        assertThat(row.status().family().session().authTime().getEpochSecond()).isEqualTo(7);
        assertThat(row.status().account().groups()).containsExactlyInAnyOrder("doctors", "nurses");
        assertThat(row.familyIsAlive()).isTrue();
        assertThat(rows.find(RefreshTokenValue.random())).isEmpty();
    }

    @Test
    void numberOfYoungerTokensTellsTheCurrentOneItsParentAndAllOthers() {
        RefreshTokenValue fourth = replaced(replaced(replaced(FIRST)));

        assertThat(read(FIRST).younger()).isEqualTo(2);
        assertThat(read(fourth)).matches(RefreshTokenRows.TokenRow::isCurrent);
        RefreshTokenValue fifth = replaced(fourth);
        assertThat(read(fourth)).matches(RefreshTokenRows.TokenRow::isParentOfCurrent);
        assertThat(fourth.unseal(rows.successorOf(fourth).orElseThrow().sealed())).isEqualTo(fifth);
    }

    @Case("F04")
    @Test
    void ofTwoWhoReadTheSameTheSecondStoresNothing() {
        RefreshTokenRows.TokenRow row = read(FIRST);
        RefreshTokenValue successor = RefreshTokenValue.random();

        assertThat(rows.replace(FIRST, row, successor)).isTrue();
        assertThat(rows.replace(FIRST, row, RefreshTokenValue.random())).isFalse();

        assertThat(FIRST.unseal(rows.successorOf(FIRST).orElseThrow().sealed())).isEqualTo(successor);
        assertThat(read(FIRST).younger()).isEqualTo(1);
    }

    @Case("F04")
    @Test
    void ofManyAtOnceOneStoresItsSuccessor() throws Exception {
        RefreshTokenRows.TokenRow row = read(FIRST);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Boolean>> stored = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                stored.add(threads.submit(() -> {
                    go.await();
                    return rows.replace(FIRST, row, RefreshTokenValue.random());
                }));
            }
            go.countDown();
            int successes = 0;
            for (Future<Boolean> each : stored) {
                successes += each.get() ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A cast to whole seconds would round, and the grace time would end half a second early. */
    @Test
    void ageOfASuccessorIsExact() throws SQLException {
        replaced(FIRST);
        execute("UPDATE refresh_token SET issued_at = CURRENT_TIMESTAMP - INTERVAL '9.6' SECOND WHERE seq = 1");
        assertThat(rows.successorOf(FIRST).orElseThrow().age()).isBetween(Duration.ofMillis(9_600), Duration.ofMillis(9_950));

        execute("UPDATE refresh_token SET issued_at = NULL WHERE seq = 1",
                "UPDATE refresh_token SET replaced_at = CURRENT_TIMESTAMP - INTERVAL '9.6' SECOND WHERE seq = 0");
        assertThat(rows.successorOf(FIRST).orElseThrow().age()).as("stored by an older build")
                .isBetween(Duration.ofMillis(9_600), Duration.ofMillis(9_950));
    }

    @Test
    void endOfAFamilyIsNotRoundedUp() throws SQLException {
        execute("UPDATE refresh_family SET expires_at = TIMESTAMP WITH TIME ZONE '2100-01-01 00:00:00.7+00:00'");

        assertThat(read(FIRST).status().family().expiresAt()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void nothingIsStoredInAFamilyThatEndedExpiredOrWentAfterItsTokenWasRead() throws SQLException {
        RefreshTokenRows.TokenRow row = read(FIRST);

        execute("UPDATE refresh_family SET ended_at = CURRENT_TIMESTAMP, end_reason = 'revoked'");
        assertThat(rows.replace(FIRST, row, RefreshTokenValue.random())).as("ended").isFalse();
        assertThat(read(FIRST).familyIsAlive()).isFalse();
        execute("UPDATE refresh_family SET ended_at = NULL, expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        assertThat(rows.replace(FIRST, row, RefreshTokenValue.random())).as("expired").isFalse();
        assertThat(read(FIRST).familyIsAlive()).isFalse();
        execute("UPDATE refresh_family SET expires_at = CURRENT_TIMESTAMP + INTERVAL '1' HOUR");
        assertThat(read(FIRST).familyIsAlive()).isTrue();
        for (String change : List.of("client SET enabled = FALSE", "client SET session_version = 'another'",
                "account SET enabled = FALSE", "account SET credential_version = 2")) {
            execute("UPDATE " + change);
            assertThat(rows.replace(FIRST, row, RefreshTokenValue.random())).as(change).isFalse();
            assertThat(read(FIRST).familyIsAlive()).as(change).isEqualTo(change.startsWith("account"));
            execute("UPDATE client SET enabled = TRUE, session_version = '0'", "UPDATE account SET enabled = TRUE, credential_version = 1");
        }
        execute("DELETE FROM client");
        assertThat(rows.replace(FIRST, row, RefreshTokenValue.random())).as("client gone").isFalse();
        assertThat(read(FIRST).familyIsAlive()).isFalse();
        execute("DELETE FROM account");
        assertThat(rows.replace(FIRST, row, RefreshTokenValue.random())).as("gone").isFalse();
        assertThat(rows.find(FIRST)).isEmpty();
    }

    @Test
    void familyKeepsItsLatestThousandTokensAndGoesOn() throws SQLException {
        execute("INSERT INTO refresh_token (token_hash, family_id, seq) SELECT 'old' || x, 'f', x FROM SYSTEM_RANGE(1, 6000)");
        OldAncestors ancestors = new OldAncestors(new Sql(database));

        ancestors.forget("f", 5_999);
        assertThat(tokens()).as("not with every use").isEqualTo(6_001);
        ancestors.forget("f", 6_000);
        assertThat(tokens()).as("a bounded number at a time").isEqualTo(4_001);
        ancestors.forget("f", 6_000);
        ancestors.forget("f", 6_000);

        assertThat(tokens()).isEqualTo(OldAncestors.KEPT);
        assertThat(rows.find(FIRST)).as("unknown, as any that never was").isEmpty();
    }

    private int tokens() {
        return new Sql(database).first("SELECT COUNT(*) FROM refresh_token", row -> row.getInt(1)).orElseThrow();
    }

    @Test
    void sealOfASuccessorIsKeptAsLongAsTheGraceMayLast() {
        replaced(FIRST);

        assertThat(new Sql(database).first("SELECT COUNT(*) FROM refresh_token WHERE sealed_for_parent IS NOT NULL AND sealed_at IS NOT NULL"
                + " AND sealed_at >= issued_at", row -> row.getInt(1))).contains(1);
    }

    @Test
    void anyOtherFailureIsToldWithItsCause() throws SQLException {
        RefreshTokenRows.TokenRow row = read(FIRST);
        execute("ALTER TABLE refresh_token ADD CONSTRAINT nothing_more CHECK (seq < 1)");

        assertThatThrownBy(() -> rows.replace(FIRST, row, RefreshTokenValue.random())).isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(SQLException.class);
    }
}
