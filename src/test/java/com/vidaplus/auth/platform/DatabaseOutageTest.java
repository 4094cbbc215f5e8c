package com.vidaplus.auth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

    private long millis = 10_000;
    private final DatabaseOutage outage = new DatabaseOutage(() -> TimeUnit.MILLISECONDS.toNanos(millis));

    @Test
    void thereIsNoneAtFirst() {
        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void aFailedCheckCountsForASecond() {
        outage.failed();
        millis += 999;
        assertThat(outage.isOn()).isTrue();
        millis += 1;
        assertThat(outage.isOn()).as("a request may try again").isFalse();
    }

    @Test
    void anyAnswerEndsItAtOnce() {
        outage.failed();
        millis += 1;
        outage.answered();
        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void aCheckThatFailsAfterAnAnswerBeginsItAgain() {
        outage.answered();
        outage.failed();
        assertThat(outage.isOn()).isTrue();
    }

    @Test
    void twoSecondsOfSilenceAreAnOutageToo() {
        millis += 2_000;
        assertThat(outage.isOn()).isFalse();
        millis += 1;
        assertThat(outage.isOn()).isTrue();
        outage.answered();
        assertThat(outage.isOn()).isFalse();
    }
}
