package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of a database's failure. */
class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"26000", "42P05"})
    void statementsOfAnotherConnectionComeFromAPoolBetween(String state) {
        Exception wrapped = new IllegalStateException("outer\n words", new SQLException("ERROR: prepared statement \"S_2\"\n already exists", state));

        assertThat(DatabaseFailure.reason(wrapped)).startsWith("ERROR: prepared statement \"S_2\" already exists. ")
                .endsWith("add prepareThreshold=0 to DB_URL").doesNotContain("outer");
        assertThat(DatabaseFailure.allReasons(wrapped)).contains("outer words", "prepareThreshold=0");
        assertThat(DatabaseFailure.advice(wrapped)).isPresent();
    }

    @Test
    void otherFailuresAreInTheDriversWordsWithoutAPassword() {
        Exception wrapped = new IllegalStateException("outer", new SQLException("No suitable driver for jdbc:x://h/?password=canary&a=b", "08001"));

        assertThat(DatabaseFailure.reason(wrapped)).isEqualTo("No suitable driver for jdbc:x://h/?password=...&a=b");
        assertThat(DatabaseFailure.reason(new SQLException("No suitable driver found for jdbc:mysql://vida:can@ry@h:3306/x")))
                .isEqualTo("No suitable driver found for jdbc:mysql://vida:...@h:3306/x");
        assertThat(DatabaseFailure.reason(new SQLException("Connection to 127.0.0.1:5432 refused"))).isEqualTo("Connection to 127.0.0.1:5432 refused");
        assertThat(DatabaseFailure.advice(wrapped)).isEmpty();
        assertThat(DatabaseFailure.reason(new IllegalStateException("no database at all"))).isEqualTo("no database at all");
        assertThat(DatabaseFailure.reason(new SQLException())).isEqualTo("null");
    }
}
