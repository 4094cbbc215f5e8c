package com.vidaplus.auth.it.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.AuditTables;
import com.vidaplus.auth.audit.verification.AuditFinding;
import com.vidaplus.auth.audit.verification.AuditQuery;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AuditIT extends ServiceIT {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String WRONG = "wrong horse battery staple 4711";

    private final AuthClient door = new AuthClient(service().baseUri());
    private final Accounts accounts = new Accounts(service()::connect);
    private final TestClient client = new Clients(accounts).a().scopes("read").added();

    @Test
    void whatHappensToAnAccountIsRecordedInItsOrder() throws SQLException {
        String email = accounts.add(PASSWORD);
        door.signIn(email, WRONG);
        Answer api = door.signIn(email, PASSWORD);
        door.refresh(api.accessToken());
        Answer first = oauthSignIn(email);
        Answer second = refresh(first.refreshToken());
        Answer third = refresh(second.refreshToken());
        refresh(first.refreshToken());
        refresh(third.refreshToken());
        Answer other = oauthSignIn(email);
        door.post("/oauth2/revoke", client.with(Form.of("token", other.refreshToken())), client.headers());
        accounts.disable(email);
        door.signIn(email, PASSWORD);

        List<AuditEntry> entries = about(idOf(email));
        assertThat(entries).extracting(AuditEntry::type, entry -> entry.details().getOrDefault("reason", "")).containsExactly(
                tuple("sign-in-refused", "wrong-password"),
                tuple("sign-in", ""),
                tuple("refresh", ""),
                tuple("sign-in", ""),
                tuple("refresh", ""),
                tuple("refresh", ""),
                tuple("refresh-token-replayed", "refresh-token-replayed"),
                tuple("refresh-refused", "refresh-token-not-valid"),
                tuple("sign-in", ""),
                tuple("token-revoked", ""),
                tuple("sign-in-refused", "disabled-or-changed"));
        assertThat(entries).extracting(AuditEntry::subject).containsOnly(Optional.of(idOf(email)));
        assertThat(entries.subList(3, 10)).extracting(AuditEntry::client).containsOnly(Optional.of(client.id()));
        assertThat(entries.subList(3, 8)).extracting(AuditEntry::session).containsOnly(entries.get(3).session());
        assertThat(entries.get(9).actor()).contains(client.id());
        assertThat(verification().isSound()).isTrue();
    }

    @Test
    void theFirstAccountTheFirstClientAndTheSigningKeyAreRecorded() throws SQLException {
        for (String type : List.of("account-created", "client-created", "key-made")) {
            try (Connection connection = service().connect()) {
                assertThat(new AuditTables(connection).find(AuditQuery.newest(1_000).ofType(type))).as(type).isNotEmpty();
            }
        }
    }

    @Test
    void eachEntryIsOneLineOfTheLogWithItsHash() throws SQLException {
        String email = accounts.add(PASSWORD);
        door.signIn(email, PASSWORD);

        AuditEntry entry = about(idOf(email)).get(0);

        assertThat(service().log().lines().filter(line -> line.contains(entry.hash()))).singleElement().satisfies(line ->
                assertThat(line).contains("{\"event\":\"sign-in\",\"at_millis\":" + entry.atMillis())
                        .endsWith("\"chain\":\"" + entry.chain() + "\",\"seq\":" + entry.seq() + ",\"hash\":\"" + entry.hash() + "\"}"));
    }

    @Test
    void tamperingIsFoundAndNamed() throws SQLException {
        String email = accounts.add(PASSWORD);
        for (int i = 0; i < 6; i++) {
            door.signIn(email, PASSWORD);
        }
        AuditEntry entry = about(idOf(email)).get(2);

        assertThat(tampered("UPDATE audit_event SET actor = 'somebody-else' WHERE chain_id = ? AND seq = ?", entry))
                .containsExactly(tuple(entry.chain(), entry.seq(), AuditFinding.Kind.CHANGED));
        assertThat(tampered("DELETE FROM audit_event WHERE chain_id = ? AND seq = ?", entry))
                .containsExactly(tuple(entry.chain(), entry.seq(), AuditFinding.Kind.REMOVED));
        assertThat(reordered(entry)).containsExactly(tuple(entry.chain(), entry.seq(), AuditFinding.Kind.REORDERED),
                tuple(entry.chain(), entry.seq() + 1, AuditFinding.Kind.REORDERED));
        assertThat(verification().isSound()).as("all of it was put right again").isTrue();
    }

    @Test
    void twoHundredSignInsAtOnceLeaveAChainWithoutAGap() throws Exception {
        String email = accounts.add(PASSWORD);
        ExecutorService callers = Executors.newFixedThreadPool(40);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(callers.submit(() -> statusOfSignIn(email)));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(about(idOf(email))).extracting(AuditEntry::type).hasSize(200).containsOnly("sign-in");
        assertThat(verification().isSound()).isTrue();
    }

    /** Where the machine is slow some are sent away unhashed, to come again: those are no sign-ins. */
    private int statusOfSignIn(String email) {
        Instant deadline = Instant.now().plusSeconds(180);
        int status = door.signIn(email, PASSWORD).status();
        while (status == 503 && Instant.now().isBefore(deadline)) {
            status = door.signIn(email, PASSWORD).status();
        }
        return status;
    }

    @Test
    void noAddressPasswordOrTokenIsRecorded() throws SQLException {
        String email = accounts.add(PASSWORD);
        Answer tokens = oauthSignIn(email);
        Answer refreshed = refresh(tokens.refreshToken());
        door.signIn(email, WRONG);
        door.signIn(WRONG, PASSWORD);
        door.token(Form.of("username", email, "password", PASSWORD, "client_id", WRONG, "client_secret", WRONG));

        List<String> secrets = List.of("@", PASSWORD, WRONG, tokens.accessToken(), tokens.refreshToken(), refreshed.accessToken(),
                refreshed.refreshToken(), service().clientSecret());
        String table = wholeTable();
        String lines = service().log().lines().filter(line -> line.contains("{\"event\":")).collect(Collectors.joining("\n"));
        assertThat(table).contains("no-such-account", "no-such-client", "wrong-password");
        assertThat(lines).contains("no-such-account", "no-such-client", "wrong-password");
        assertThat(secrets).noneMatch(table::contains).noneMatch(lines::contains);
    }

    private Answer oauthSignIn(String email) {
        return door.oauthToken(client.with(Form.of("grant_type", "password", "username", email, "password", PASSWORD)), client.headers());
    }

    private Answer refresh(String token) {
        return door.oauthToken(client.with(Form.of("grant_type", "refresh_token", "refresh_token", token)), client.headers());
    }

    /** Oldest first. */
    private static List<AuditEntry> about(String accountId) throws SQLException {
        try (Connection connection = service().connect()) {
            List<AuditEntry> entries = new ArrayList<>(new AuditTables(connection).find(AuditQuery.newest(1_000).about(accountId)));
            Collections.reverse(entries);
            return entries;
        }
    }

    private static AuditVerification verification() throws SQLException {
        try (Connection connection = service().connect()) {
            return new AuditTables(connection).verify();
        }
    }

    /** What is found after a statement that is rolled back then. */
    private static List<Tuple> tampered(String sql, AuditEntry entry) throws SQLException {
        try (Connection connection = service().connect()) {
            connection.setAutoCommit(false);
            try {
                update(connection, sql, entry.chain(), entry.seq());
                return found(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<Tuple> reordered(AuditEntry entry) throws SQLException {
        try (Connection connection = service().connect()) {
            connection.setAutoCommit(false);
            try {
                update(connection, "UPDATE audit_event SET seq = -1 WHERE chain_id = ? AND seq = ?", entry.chain(), entry.seq());
                update(connection, "UPDATE audit_event SET seq = seq - 1 WHERE chain_id = ? AND seq = ?", entry.chain(), entry.seq() + 1);
                update(connection, "UPDATE audit_event SET seq = " + (entry.seq() + 1) + " WHERE chain_id = ? AND seq = ?",
                        entry.chain(), -1L);
                return found(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<Tuple> found(Connection connection) throws SQLException {
        return new AuditTables(connection).verify().findings().stream()
                .map(finding -> tuple(finding.chain(), finding.seq(), finding.kind())).toList();
    }

    private static void update(Connection connection, String sql, String chain, long seq) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, chain);
            statement.setLong(2, seq);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static String idOf(String email) throws SQLException {
        try (Connection connection = service().connect();
                PreparedStatement select = connection.prepareStatement("SELECT id FROM account WHERE email = ?")) {
            select.setString(1, email);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private static String wholeTable() throws SQLException {
        StringBuilder table = new StringBuilder();
        try (Connection connection = service().connect();
                PreparedStatement select = connection.prepareStatement("SELECT * FROM audit_event ORDER BY chain_id, seq");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    table.append(row.getString(column)).append('|');
                }
                table.append('\n');
            }
        }
        return table.toString();
    }
}
