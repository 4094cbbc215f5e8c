package com.vidaplus.auth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Remembers that the database is away, so that requests that need it fail at once and do not each find out for themselves, with a
 * thread and a connection held meanwhile. {@link DatabaseCheck} asks twice a second; whatever the database answered to anybody since
 * counts for more than a check that failed, which in a rush may only have found no free connection.
 */
@ApplicationScoped
public class DatabaseOutage {

    private static final long FAILURE_COUNTS_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier nanoTime;
    private volatile long answeredAt;
    private volatile long failedAt;
    private volatile boolean failed;

    /** Begins as if the database had just answered. */
    public DatabaseOutage() {
        this(System::nanoTime);
    }

    DatabaseOutage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.answeredAt = nanoTime.getAsLong();
    }

    /** The database has answered somebody. */
    public void answered() {
        answeredAt = nanoTime.getAsLong();
        failed = false;
    }

    /** The check has failed. */
    void failed() {
        failedAt = nanoTime.getAsLong();
        failed = true;
    }

    /** Whether a check failed within the last second and nobody was answered since, or nobody was answered for two seconds. */
    public boolean isOn() {
        long now = nanoTime.getAsLong();
        return failed && now - failedAt < FAILURE_COUNTS_FOR_NANOS || now - answeredAt > SILENCE_NANOS;
    }
}
