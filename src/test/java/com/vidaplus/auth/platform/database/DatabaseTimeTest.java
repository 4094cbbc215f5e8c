package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Case("G10")
class DatabaseTimeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final DatabaseTime time = new DatabaseTime(null, null, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void itIsNotTrustedBeforeItWasComparedOnce() {
        assertThat(time.agrees()).isFalse();
        assertThat(time.gauge().value().getAsDouble()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "10000, true", "10001, false", "-10000, true", "-10001, false", "3600000, false", "-3600000, false"})
    void itIsTrustedWithinTheBound(long millisAhead, boolean agrees) {
        Instant database = NOW.plusMillis(millisAhead);

        time.compare(NOW, database, NOW);

        assertThat(time.agrees()).isEqualTo(agrees);
        assertThat(time.instant()).isEqualTo(database);
        assertThat(time.gauge().value().getAsDouble()).isEqualTo(millisAhead / 1e3);
    }

    @Test
    void itIsTrustedAgainAsSoonAsTheClockIsRight() {
        time.compare(NOW, NOW.plusSeconds(3_600), NOW);
        time.compare(NOW, NOW, NOW);

        assertThat(time.agrees()).isTrue();
        assertThat(time.instant()).isEqualTo(NOW);
    }

    @Test
    void anAnswerThatTookLongProvesNoDifference() {
        Duration frozen = Duration.ofSeconds(60);

        time.compare(NOW, NOW, NOW.plus(frozen));
        assertThat(time.agrees()).as("looked at its clock before it froze").isTrue();
        time.compare(NOW, NOW.plus(frozen), NOW.plus(frozen));
        assertThat(time.agrees()).as("looked at its clock afterwards").isTrue();
        time.compare(NOW, NOW.plus(frozen).plusSeconds(11), NOW.plus(frozen));
        assertThat(time.agrees()).as("whenever it looked").isFalse();
    }
}
