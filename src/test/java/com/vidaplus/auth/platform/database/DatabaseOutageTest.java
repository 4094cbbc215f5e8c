package com.vidaplus.auth.platform.database;

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

    private void beSilent() {
        millis += 10_000;
    }

    @Test
    void whileChecksAreMadeEveryRequestIsTurnedAwayHoweverLongTheyTake() {
        outage.checkBegins();
        outage.failed();
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.AWAY);
        for (int i = 0; i < 5; i++) {
            millis += 500;
            outage.checkBegins();
            millis += 8_500;
            assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.AWAY);
            outage.failed();
            assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.AWAY);
        }
        millis += 1_500;
        assertThat(outage.turn()).as("no check has begun for ten seconds").isEqualTo(DatabaseOutage.Turn.PROBE);
    }

    @Test
    void onceTheCheckIsSilentOneRequestAtATimeAsksInItsPlace() {
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.GO);
        outage.failed();
        beSilent();

        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.PROBE);
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.AWAY);
        millis += 10_000;
        assertThat(outage.turn()).as("for as long as it takes").isEqualTo(DatabaseOutage.Turn.AWAY);
        outage.probeEnded(false);
        assertThat(outage.turn()).as("refused for another reason").isEqualTo(DatabaseOutage.Turn.PROBE);
        outage.answered();
        outage.probeEnded(false);
        assertThat(outage.turn()).as("after an answer all go on").isEqualTo(DatabaseOutage.Turn.GO);
    }

    @Test
    void afterAProbeThatFailedTheNextGoesASecondLater() {
        beSilent();
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.PROBE);
        outage.probeEnded(true);
        millis += 999;
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.AWAY);
        millis += 1;
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.PROBE);
    }

    @Test
    void aProbeThatNeverSaysHowItWentIsNotTheLast() {
        beSilent();
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.PROBE);
        millis += 15_000;
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.PROBE);
        assertThat(outage.turn()).isEqualTo(DatabaseOutage.Turn.AWAY);
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
