package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTest {

    private final Sql sql = new Sql(null);
    private int done;

    private String failing(int times, String sqlState) {
        done++;
        if (done <= times) {
            throw new IllegalStateException(new RuntimeException(new SQLException("given up", sqlState)));
        }
        return "done";
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void isRepeatedTwiceAtTheMost(String sqlState) {
        assertThat(sql.retrying(() -> failing(2, sqlState))).isEqualTo("done");
        assertThat(done).isEqualTo(3);

        done = 0;
        assertThatThrownBy(() -> sql.retrying(() -> failing(3, sqlState))).hasRootCauseMessage("given up");
        assertThat(done).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "23505", "57P01", "57014", "25006"})
    void nothingElseIsRepeated(String sqlState) {
        assertThatThrownBy(() -> sql.retrying(() -> failing(1, sqlState))).hasRootCauseMessage("given up");
        assertThat(done).isEqualTo(1);
    }

    @Test
    void aFailureThatIsNotTheDatabasesIsNotRepeated() {
        assertThatThrownBy(() -> sql.retrying(() -> {
            done++;
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(done).isEqualTo(1);
    }
}
