package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.SchemaInMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountSessionsTest {

    private final SchemaInMemory schema = new SchemaInMemory();
    private final AccountSessions sessions = new AccountSessions(schema.sql(), new H2Clock());

    @BeforeEach
    void oneAccount() {
        schema.execute("INSERT INTO account (id, email, credential_version) VALUES ('a', 'a@example.com', 11)",
                "INSERT INTO account (id, email) VALUES ('b', 'b@example.com')", "INSERT INTO client (id) VALUES ('c')");
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private void family(String id, long authTime) {
        schema.execute("INSERT INTO refresh_family (id, account_id, client_id, auth_time, expires_at) VALUES ('" + id
                + "', 'a', 'c', " + authTime + ", CURRENT_TIMESTAMP + INTERVAL '1' HOUR)");
    }

    private List<String> all(Function<SessionCursor, List<RefreshFamily>> pages) {
        List<String> sids = new ArrayList<>();
        List<RefreshFamily> page = pages.apply(SessionCursor.FIRST);
        while (!page.isEmpty()) {
            page.forEach(family -> sids.add(family.session().sid()));
            String next = SessionCursor.behind(page.get(page.size() - 1)).toString();
            page = pages.apply(SessionCursor.parse(next).orElseThrow());
        }
        return sids;
    }

    private List<String> alive() {
        return all(after -> sessions.alive("a", after, 7));
    }

    private List<String> over() {
        return all(after -> sessions.over("a", after, 7));
    }

    @Test
    void everySessionIsOnOnePageAndCanBeEnded() {
        // Several of the same second, so that a page ends between them.
        IntStream.range(0, 250).forEach(i -> family("s" + i + ".11", 1_000 + i / 20));

        assertThat(alive()).hasSize(250).doesNotHaveDuplicates();
        assertThat(sessions.alive("a", SessionCursor.FIRST, 1).get(0).session().authTime().getEpochSecond()).isEqualTo(1_012);
        assertThat(sessions.count("a")).isEqualTo(250);
        assertThat(sessions.end("a", "s0.11")).isTrue();
        assertThat(sessions.end("a", "s0.11")).as("a second time").isFalse();
        assertThat(alive()).hasSize(249).doesNotContain("s0.11");
        assertThat(over()).containsExactly("s0.11");
    }

    @Test
    void aSessionOfAnEarlierCredentialIsOver() {
        family("new.11", 2);
        family("old.1", 1);
        family("older.10", 1);

        assertThat(alive()).containsExactly("new.11");
        assertThat(over()).containsExactlyInAnyOrder("old.1", "older.10");
        assertThat(sessions.end("a", "old.1")).isFalse();

        schema.execute("UPDATE account SET credential_version = credential_version + 1");
        assertThat(alive()).isEmpty();
        assertThat(over()).hasSize(3);
    }

    @Test
    void aSessionThatEndedOrExpiredIsOver() {
        family("ended.11", 1);
        family("expired.11", 1);
        family("alive.11", 1);
        schema.execute("UPDATE refresh_family SET ended_at = CURRENT_TIMESTAMP, end_reason = 'x' WHERE id = 'ended.11'",
                "UPDATE refresh_family SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE id = 'expired.11'");

        assertThat(alive()).containsExactly("alive.11");
        assertThat(over()).containsExactly("ended.11", "expired.11");
    }

    @Test
    void noSessionOfADisabledAccountOrClientIsAlive() {
        family("s.11", 1);
        schema.execute("UPDATE client SET enabled = FALSE");
        assertThat(alive()).isEmpty();
        assertThat(over()).hasSize(1);
        assertThat(sessions.end("a", "s.11")).isFalse();

        schema.execute("UPDATE client SET enabled = TRUE", "UPDATE account SET enabled = FALSE");
        assertThat(alive()).isEmpty();
    }

    @Test
    void nobodyEndsTheSessionOfAnotherAccount() {
        family("s.11", 1);
        assertThat(sessions.end("b", "s.11")).isFalse();
        assertThat(alive()).hasSize(1);
    }

    @Test
    void aCursorThatNobodyGaveIsNone() {
        assertThat(SessionCursor.parse("")).isEmpty();
        assertThat(SessionCursor.parse("x~y")).isEmpty();
        assertThat(SessionCursor.parse("9999999999999999999~y")).isEmpty();
    }
}
