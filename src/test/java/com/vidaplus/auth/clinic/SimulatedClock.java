package com.vidaplus.auth.clinic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The one clock of a simulation: it stands still until it is moved. */
final class SimulatedClock extends Clock {

    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("'TIMESTAMP WITH TIME ZONE '''yyyy-MM-dd HH:mm:ss.SSSSSS'+00:00'''").withZone(ZoneOffset.UTC);

    private Instant now;

    SimulatedClock(Instant start) {
        now = start;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** The time of now, as H2 reads it in a statement. */
    String literal() {
        return LITERAL.format(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
