package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditUpkeepTest {

    private final List<String> done = new ArrayList<>();
    private Throwable failure;
    private Instant now = Instant.EPOCH;
    private final AuditUpkeep upkeep = new AuditUpkeep(new AuditLog() {
        @Override
        void sumUp() {
            done("sum");
        }

        @Override
        int recover(int seconds) {
            done("recover " + seconds);
            return 0;
        }

        @Override
        void checkpoint() {
            done("checkpoint");
        }
    }, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void done(String what) {
        done.add(what);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private List<String> look(Duration later) {
        now = now.plus(later);
        done.clear();
        upkeep.look();
        return List.copyOf(done);
    }

    @Test
    void eachHourHasACheckpoint() {
        assertThat(look(Duration.ZERO)).containsExactly("sum", "recover 30");
        assertThat(look(Duration.ofMinutes(59))).containsExactly("sum", "recover 30");
        assertThat(look(Duration.ofMinutes(1))).containsExactly("sum", "recover 30", "checkpoint");
        assertThat(look(Duration.ofMinutes(59))).containsExactly("sum", "recover 30");
        assertThat(look(Duration.ofMinutes(1))).contains("checkpoint");
    }

    @Test
    void whatFailsStopsNothingElseAndIsTriedAgain() {
        look(Duration.ZERO);
        failure = new IllegalStateException("The database is away");
        assertThat(look(Duration.ofHours(1))).containsExactly("sum", "recover 30", "checkpoint");
        failure = new OutOfMemoryError("for the test");
        assertThat(look(Duration.ofSeconds(5))).containsExactly("sum", "recover 30", "checkpoint");
        failure = null;
        assertThat(look(Duration.ofSeconds(5))).containsExactly("sum", "recover 30", "checkpoint");
        assertThat(look(Duration.ofSeconds(5))).containsExactly("sum", "recover 30");
    }
}
