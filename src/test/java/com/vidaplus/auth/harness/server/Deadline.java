package com.vidaplus.auth.harness.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, for so long and no longer. */
public final class Deadline {

    private static final Duration BREATH = Duration.ofMillis(10);

    private final Instant end;
    private final String condition;

    private Deadline(Duration from, String condition) {
        this.end = Instant.now().plus(from);
        this.condition = condition;
    }

    /** @param condition in words, for the failure */
    public static Deadline of(Duration fromNow, String condition) {
        return new Deadline(fromNow, condition);
    }

    /** Asks again and again, with a breath in between that leaves the processors to the service. */
    public void await(BooleanSupplier asked) {
        while (!asked.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("In vain waited until " + condition);
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }
}
