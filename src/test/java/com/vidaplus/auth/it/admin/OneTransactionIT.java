package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that belong together carry the same transaction of the database, in PostgreSQL's own account of it: {@code xmin}. */
class OneTransactionIT extends AdminIT {

    @BeforeEach
    void onlyPostgreSqlTells() {
        assumeTrue(service().databaseKind() == Database.Kind.POSTGRESQL);
    }

    @Test
    void theLastEntryOfEveryChainAndTheEndOfItsChainAreStoredTogether() throws SQLException {
        for (int i = 0; i < 3; i++) {
            CLIENT.signIn(operator(), PASSWORD);

            assertThat(rows("SELECT e.xmin, c.xmin FROM audit_chain c JOIN audit_event e ON e.chain_id = c.id AND e.seq = c.length"))
                    .isNotEmpty().allSatisfy(pair -> assertThat(pair.get(0)).isEqualTo(pair.get(1)));
        }
    }

    @Test
    void aRefreshFamilyAndItsFirstTokenAreStoredTogether() throws SQLException {
        TestClient client = CLIENTS.a().added();
        oauthSignIn(client, operator(), PASSWORD);

        assertThat(rows("SELECT f.xmin, t.xmin FROM refresh_family f JOIN refresh_token t ON t.family_id = f.id"
                + " WHERE f.client_id = '" + client.id() + "'"))
                .singleElement().satisfies(pair -> assertThat(pair.get(0)).isEqualTo(pair.get(1)));
    }

    @Test
    void theCountersOfAWrongGuessAreStoredTogether() throws SQLException {
        String email = ACCOUNTS.add(PASSWORD);
        Set<String> before = subjects();
        CLIENT.signIn(email, OTHER_PASSWORD);
        Set<String> added = subjects();
        added.removeAll(before);

        assertThat(added).hasSize(1);
        assertThat(rows("SELECT xmin, failed FROM guess_counter WHERE subject = '" + added.iterator().next() + "'"))
                .as("the pair's and the account's").hasSize(2).allSatisfy(row -> assertThat(row.get(1)).isEqualTo("1"))
                .extracting(row -> row.get(0)).containsOnly(rows("SELECT xmin FROM guess_counter WHERE subject = '"
                + added.iterator().next() + "'").get(0).get(0));
    }

    private static Set<String> subjects() throws SQLException {
        Set<String> subjects = new HashSet<>();
        rows("SELECT subject FROM guess_counter WHERE subject IS NOT NULL").forEach(row -> subjects.add(row.get(0)));
        return subjects;
    }

    @Test
    void anAccountAndItsGroupsAreStoredTogetherByEveryWay() throws SQLException {
        String made = admin.created(Map.of("email", newEmail(), "groups", List.of("a", "b"))).text("id");
        String changed = admin.created(Map.of("email", newEmail(), "groups", List.of("a"))).text("id");
        answers(admin.patch("/admin/accounts/" + changed, Map.of("groups", List.of("b", "c")), "If-Match",
                admin.get("/admin/accounts/" + changed).header("ETag").orElseThrow()), 200);
        String email = "in-" + UUID.randomUUID() + "@vidaplus.example";
        answers(admin.importing("{\"email\":\"" + email + "\",\"groups\":[\"a\",\"b\"]}"), 200);

        for (String id : List.of(made, changed, idOf(email, admin))) {
            assertThat(rows("SELECT a.xmin, g.xmin FROM account a JOIN account_group g ON g.account_id = a.id WHERE a.id = '" + id + "'"))
                    .hasSize(2).allSatisfy(pair -> assertThat(pair.get(0)).isEqualTo(pair.get(1)));
        }
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = service().connect(); PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    columns.add(row.getString(column));
                }
                rows.add(columns);
            }
        }
        return rows;
    }
}
