package com.vidaplus.auth.bench.load;

import java.time.Duration;

/**
 * For how long a load goes on.
 *
 * @param warmUp   what is asked in this time does not count
 * @param measured for how long the clock runs after that
 */
public record Window(Duration warmUp, Duration measured) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int ROUNDS_BEFORE_ALL = 2;

    /** Warms up for a fifth of that time, a second at least. */
    public static Window ofSeconds(double seconds) {
        return new Window(duration(Math.max(1, seconds / 5)), duration(seconds));
    }

    /**
     * For what comes before all rounds and does not count: as long as two of them, since sign-ins come so seldom that the compiler would
     * otherwise be at work on them while the clock runs.
     *
     * @param seconds of a round
     */
    public static Window beforeAll(double seconds) {
        return cold(ROUNDS_BEFORE_ALL * seconds);
    }

    /** Without any warm-up. */
    public static Window cold(double seconds) {
        return new Window(Duration.ZERO, duration(seconds));
    }

    double seconds() {
        return measured.toNanos() / NANOS_PER_SECOND;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
    }
}
