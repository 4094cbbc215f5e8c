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

    /** Warms up for a fifth of that time, a second at least. */
    public static Window ofSeconds(double seconds) {
        return new Window(duration(Math.max(1, seconds / 5)), duration(seconds));
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
