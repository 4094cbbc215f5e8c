package com.vidaplus.auth.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** SQL in every parameter of both doors does nothing: no row changes, nobody waits, nobody gets in. */
class InjectionIT extends AttackIT {

    /** For about fifteen requests; a statement that slept would take 20 s. */
    private static final Duration NO_DELAY = Duration.ofSeconds(15);
    private static final List<String> OPENINGS = List.of("", "'", "\"", "')", "'))", "\\'", "%27", "';", "\u02bc", "1", "$$", "admin'",
            "x' ");
    private static final List<String> STATEMENTS = List.of("OR '1'='1", "OR 1=1 --", "OR 1=1#", "OR 1=1/*", "; DROP TABLE account; --",
            "; DELETE FROM refresh_family; --", "; UPDATE account SET enabled=FALSE; --", "|| pg_sleep(20) --",
            "; SELECT pg_sleep(20); --", "AND 1=(SELECT 1 FROM pg_sleep(20)) --", "AND SLEEP(20) --", "; WAITFOR DELAY '0:0:20' --",
            "UNION SELECT NULL,NULL,NULL --", "UNION ALL SELECT id,secret_hash FROM client --",
            "; INSERT INTO account_group VALUES('x','admin') --",
            "; SHUTDOWN; --", "; CREATE ALIAS X AS 'void x(){}'; --", "; SCRIPT TO '/tmp/x.sql'; --", "; COPY account TO PROGRAM 'id'; --",
            "LIKE '%", "IS NOT NULL --", "; RUNSCRIPT FROM 'http://127.0.0.1:1/x'; --", "ORDER BY 99 --", "HAVING 1=1 --", "; COMMIT; --",
            "AND extractvalue(1,concat(0x7e,version())) --", "; LOCK TABLE account; --", "RETURNING *; --", "FOR UPDATE --", "::int",
            "; TRUNCATE audit_event; --", "; ALTER TABLE client DROP COLUMN secret_hash; --",
            "|| (SELECT password_hash FROM account LIMIT 1) ||",
            "COLLATE \"C\" --", "; SET ROLE postgres; --", "; DO $x$ BEGIN PERFORM pg_sleep(20); END $x$; --", "\\", "%", "_", "--");

    private final TestClient client = clients.a().scopes("read").added();

    private static List<String> injections() {
        Set<String> all = new LinkedHashSet<>();
        OPENINGS.forEach(opening -> STATEMENTS.forEach(statement -> all.add(opening + " " + statement)));
        return new ArrayList<>(all);
    }

    /** One parameter holds the text, and the others are as good as they can be without a hash. */
    private List<Answer> inEveryParameter(String text) {
        List<Answer> answers = new ArrayList<>(List.of(
                ask("/oauth2/token", client, "grant_type", "refresh_token", "refresh_token", text),
                ask("/oauth2/introspect", inspector, "token", text), ask("/oauth2/revoke", client, "token", text),
                ask("/oauth2/introspect", inspector, "token", "x", "token_type_hint", text),
                ask("/oauth2/token", client, "grant_type", "client_credentials", "scope", text),
                ask("/oauth2/token", client, "grant_type", text),
                ask("/oauth2/token", client, "grant_type", "password", "username", text, "password", ""),
                ask("/oauth2/token", client, text, text),
                door.oauthToken(Form.of("grant_type", "client_credentials", "client_id", text, "client_secret", "x"), fromElsewhere()),
                door.oauthToken(Form.of("grant_type", "client_credentials", "client_id", client.id(), "client_secret", text),
                        fromElsewhere()),
                door.token(Form.of("username", "x", "password", "x", "client_id", text, "client_secret", text), fromElsewhere()),
                door.token(Form.of("username", "x", "password", "x", "grant_type", text), fromElsewhere()),
                door.token(Form.of("username", "", "password", text), fromElsewhere())));
        if (text.matches("[!-~]([ -~]*[!-~])?")) {
            answers.add(door.send("POST", "/auth/token/refresh_token", "", fromElsewhere("Authorization", "Bearer " + text)));
            answers.add(door.get("/account", fromElsewhere("Authorization", "Bearer " + text)));
        }
        return answers;
    }

    private Answer ask(String path, TestClient as, String... form) {
        return door.post(path, as.with(Form.of(form)), fromElsewhere(as.headers()));
    }

    @Case("B13")
    @Test
    void fiveHundredInjectionsInEveryParameterDoNothing() throws SQLException {
        List<String> injections = injections();
        assertThat(injections).hasSizeGreaterThanOrEqualTo(500);
        Map<String, Long> before = rowCounts();

        for (String injection : injections) {
            for (Answer answer : timed(injection, () -> inEveryParameter(injection))) {
                assertThat(answer.status()).as(injection).isIn(200, 400, 401, 404, 422);
                assertThat(answer.body()).as(injection).doesNotContain("access_token", "\"active\":true", "SQL", "syntax");
            }
        }

        assertThat(rowCounts()).isEqualTo(before);
    }

    /** These cost a hash each, so there are fewer of them. */
    @Case("B13")
    @Test
    void injectionsForNameAndPasswordSignNobodyIn() throws SQLException {
        String email = accounts.add(PASSWORD);
        Map<String, Long> before = rowCounts();

        for (String statement : STATEMENTS) {
            for (Answer answer : timed(statement, () -> List.of(
                    door.token(Form.of("username", "x' " + statement, "password", PASSWORD), fromElsewhere()),
                    door.token(Form.of("username", email, "password", "x' " + statement), fromElsewhere())))) {
                assertThat(answer.status()).as(statement).isIn(401, 429);
            }
        }

        assertThat(rowCounts()).isEqualTo(before);
        assertThat(service().log()).doesNotContain("PSQLException");
    }

    private static List<Answer> timed(String text, Supplier<List<Answer>> requests) {
        Instant start = Instant.now();
        List<Answer> answers = requests.get();
        assertThat(Duration.between(start, Instant.now())).as(text).isLessThan(NO_DELAY);
        return answers;
    }

    /** Of the tables that nothing but a change of the service's own can move; the audit log grows as it should. */
    private static Map<String, Long> rowCounts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database().connect(); Statement statement = connection.createStatement()) {
            for (String table : List.of("account", "account WHERE enabled = TRUE", "account_group", "client", "signing_key",
                    "refresh_family WHERE ended_at IS NULL AND expires_at > CURRENT_TIMESTAMP")) {
                try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        }
        return counts;
    }
}
