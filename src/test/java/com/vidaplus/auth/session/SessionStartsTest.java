package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.TestAccounts;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements themselves, on the service's own schema in an H2 in memory. */
class SessionStartsTest {

    private final JdbcDataSource database = new JdbcDataSource();
    private final Sql sql = new Sql(database);
    private final SessionStarts starts = new SessionStarts(sql, new H2Clock());
    private final Account alice = new TestAccounts().has("alice@example.com", "hash");
    private final Client shop = new TestClients().has("shop", null);
    private final Session session = Session.begin(1, Instant.parse("2026-03-01T12:00:00Z"));

    @BeforeEach
    void makeADatabase() {
        database.setUrl("jdbc:h2:mem:session-starts;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        sql.update("INSERT INTO account (id, email) VALUES (?, 'alice@example.com')", alice.id());
        registerShop(shop);
    }

    @AfterEach
    void dropIt() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        }
    }

    private void registerShop(Client asIt) {
        sql.update("INSERT INTO client (id, credential_version, session_version) VALUES ('shop', ?, ?)", asIt.credentialVersion(),
                asIt.sessionVersion());
    }

    private Optional<String> begin() {
        return starts.begin(session, alice, shop, new TreeSet<>(List.of("read", "write")), Duration.ofMinutes(60));
    }

    private long count(String table) {
        return sql.first("SELECT COUNT(*) FROM " + table, row -> row.getLong(1)).orElseThrow();
    }

    @Test
    void familyIsStoredWithItsFirstToken() {
        String first = begin().orElseThrow();

        String stored = sql.first("SELECT f.id, f.account_id, f.client_id, f.scopes, f.auth_time, t.seq FROM refresh_family f"
                + " JOIN refresh_token t ON t.family_id = f.id WHERE t.token_hash = ?"
                + " AND f.expires_at > CURRENT_TIMESTAMP + INTERVAL '59' MINUTE AND f.expires_at < CURRENT_TIMESTAMP + INTERVAL '61' MINUTE",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4) + " " + row.getLong(5)
                        + " " + row.getInt(6), new RefreshTokenValue(first).hash()).orElseThrow();
        assertThat(stored).isEqualTo(session.sid() + " " + alice.id() + " shop read write 1772366400 0");
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE client SET enabled = FALSE, CLIENT_ENDED",
        "DELETE FROM client, CLIENT_ENDED",
        "UPDATE client SET version = version + 1, CLIENT_CHANGED",
        "UPDATE account SET enabled = FALSE, ACCOUNT_ENDED",
        "UPDATE account SET credential_version = 2, ACCOUNT_ENDED",
        "DELETE FROM account, ACCOUNT_ENDED"})
    void nothingBeginsForWhatHasChangedSinceItWasJudged(String meanwhile, SessionStarts.Change change) {
        sql.update(meanwhile);

        assertThat(begin()).isEmpty();
        assertThat(count("refresh_family")).isZero();
        assertThat(count("refresh_token")).isZero();
        assertThat(starts.changeOf(Optional.of(alice), Optional.of(shop))).isEqualTo(change);
    }

    /** It has the same name, and the same version for ETags. */
    @Test
    void nothingBeginsForAClientThatWasDeletedAndRegisteredAnewMeanwhile() {
        sql.update("DELETE FROM client");
        registerShop(new TestClients().has("shop", null));

        assertThat(begin()).isEmpty();
        assertThat(count("refresh_family")).isZero();
        assertThat(starts.changeOf(Optional.of(alice), Optional.of(shop))).isEqualTo(SessionStarts.Change.CLIENT_CHANGED);
    }

    @Test
    void onlyWhatIsAskedAboutIsLookedAt() {
        assertThat(starts.changeOf(Optional.of(alice), Optional.of(shop))).isEqualTo(SessionStarts.Change.NONE);

        sql.update("DELETE FROM account");
        assertThat(starts.changeOf(Optional.empty(), Optional.of(shop))).isEqualTo(SessionStarts.Change.NONE);
        assertThat(starts.changeOf(Optional.of(alice), Optional.empty())).isEqualTo(SessionStarts.Change.ACCOUNT_ENDED);
    }
}
