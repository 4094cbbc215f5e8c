package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {

    private final JdbcDataSource database = new JdbcDataSource();
    private final Sql sql = new Sql(database);

    @BeforeEach
    void makeATable() {
        database.setUrl("jdbc:h2:mem:sql;DB_CLOSE_DELAY=-1");
        sql.update("CREATE TABLE thing (id VARCHAR(10) PRIMARY KEY, amount INTEGER, at TIMESTAMP(6) WITH TIME ZONE)");
    }

    @AfterEach
    void dropIt() {
        sql.update("DROP ALL OBJECTS");
    }

    private List<String> ids() {
        return sql.list("SELECT id FROM thing ORDER BY id", row -> row.getString(1));
    }

    @Test
    void aTakenKeyIsAnAnswerAndNoFailure() {
        assertThat(sql.insert("INSERT INTO thing (id) VALUES (?)", "a")).isTrue();
        assertThat(sql.insert("INSERT INTO thing (id) VALUES (?)", "a")).isFalse();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void parametersOfEachKindComeBackAsTheyWent() {
        Instant now = Instant.parse("2026-11-29T01:02:03.456789Z");
        sql.insert("INSERT INTO thing (id, amount, at) VALUES (?, ?, ?)", "a", null, now);

        assertThat(sql.first("SELECT at FROM thing WHERE amount IS NULL AND id = ?",
                row -> row.getObject(1, java.time.OffsetDateTime.class).toInstant(), "a")).contains(now);
        assertThat(sql.first("SELECT id FROM thing WHERE id = ?", row -> row.getString(1), "b")).isEmpty();
    }

    @Test
    void aTransactionIsStoredWholeOrNotAtAll() {
        sql.inTransaction(statements -> statements.batch("INSERT INTO thing (id) VALUES (?)",
                List.of(new Object[] {"a"}, new Object[] {"b"})));
        assertThatThrownBy(() -> sql.inTransaction(statements -> {
            statements.update("DELETE FROM thing");
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void oneValueMayBeReadOfSeveralRows() {
        sql.batch("INSERT INTO thing (id) VALUES (?)", List.of(new Object[] {"a"}, new Object[] {"b"}));

        String all = sql.read("SELECT id FROM thing WHERE id > ? ORDER BY id", rows -> {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1));
            }
            return text.toString();
        }, "");

        assertThat(all).isEqualTo("ab");
    }

    @Test
    void aChildWithoutItsParentIsAnAnswerAndNoFailure() {
        sql.update("CREATE TABLE part (id VARCHAR(10) PRIMARY KEY, thing_id VARCHAR(10) NOT NULL REFERENCES thing (id))");
        sql.insert("INSERT INTO thing (id) VALUES (?)", "a");

        assertThat(sql.insertChild("INSERT INTO part (id, thing_id) VALUES (?, ?)", "p", "a")).isTrue();
        assertThat(sql.insertChild("INSERT INTO part (id, thing_id) VALUES (?, ?)", "p", "a")).isFalse();
        assertThat(sql.insertChild("INSERT INTO part (id, thing_id) VALUES (?, ?)", "q", "gone")).isFalse();
        assertThatThrownBy(() -> sql.insert("INSERT INTO part (id, thing_id) VALUES (?, ?)", "q", "gone"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedStatementNamesTheDatabasesReason() {
        assertThatThrownBy(() -> sql.update("UPDATE nothing SET id = ?", "a")).isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void whatTheDatabaseGaveUpIsDoneAgain() {
        AtomicInteger rounds = new AtomicInteger();

        int round = sql.retrying(statements -> {
            statements.insert("INSERT INTO thing (id) VALUES (?)", "round" + rounds.incrementAndGet());
            if (rounds.get() < 3) {
                throw new IllegalStateException(new SQLException("deadlock", "40P01"));
            }
            return rounds.get();
        });

        assertThat(round).isEqualTo(3);
        assertThat(ids()).containsExactly("round3");
    }
}
