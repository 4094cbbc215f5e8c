package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Remembers that the database is away, so that requests that need it fail at once. Otherwise each request would find out for itself, and
 * hold a thread and a connection meanwhile. {@link DatabaseCheck} asks twice a second. A later answer to a request counts for more than a
 * failed check, which in a rush may only have found no free connection.
 */
@ApplicationScoped
public class DatabaseOutage {

    private static final long FAILURE_COUNTS_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** The longest that a check waits for a connection and for an answer, and some more. */
    private static final long CHECK_TAKES_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Longer than pool, statement and network take to give up, so that a probe which never says how it went is not the last. */
    private static final long PROBE_COUNTS_FOR_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final LongSupplier nanoTime;
    private volatile long answeredAt;
    private volatile long failedAt;
    private volatile long checkBegan;
    private volatile boolean failed;
    private boolean probing;
    private long probeBegan;

    /** Begins as if the database had just answered. */
    public DatabaseOutage() {
        this(System::nanoTime);
    }

    DatabaseOutage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.answeredAt = nanoTime.getAsLong();
        this.checkBegan = answeredAt;
    }

    /** The database has answered a request. */
    public void answered() {
        answeredAt = nanoTime.getAsLong();
        failed = false;
    }

    /** The check begins; another one follows half a second after its end. */
    void checkBegins() {
        checkBegan = nanoTime.getAsLong();
    }

    /** The check has failed. */
    void failed() {
        failedAt = nanoTime.getAsLong();
        failed = true;
    }

    /**
     * Whether a request that needs the database is turned away now. Once no check has begun for ten seconds, its timer hangs or has died.
     * Then one request at a time is let through in the check's place. The caller reports the outcome of that request by {@link #answered()}
     * or {@link #probeEnded}.
     */
    public Turn turn() {
        if (!isOn()) {
            return Turn.GO;
        }
        long now = nanoTime.getAsLong();
        boolean checked = now - checkBegan < CHECK_TAKES_NANOS || failed && now - failedAt < FAILURE_COUNTS_FOR_NANOS;
        return !checked && isNext(now) ? Turn.PROBE : Turn.AWAY;
    }

    private synchronized boolean isNext(long now) {
        if (probing && now - probeBegan < PROBE_COUNTS_FOR_NANOS) {
            return false;
        }
        probing = true;
        probeBegan = now;
        return true;
    }

    /**
     * The request that was let through has ended.
     *
     * @param unavailable whether the request could not be served; the next one is then let through a second later
     */
    public synchronized void probeEnded(boolean unavailable) {
        probing = false;
        if (unavailable) {
            failed();
        }
    }

    /** The instruction to a request that needs the database. */
    public enum Turn {
        /** Go on. */
        GO,
        /** Go on, and say how it went. */
        PROBE,
        /** Come again later. */
        AWAY
    }

    /** Whether a check failed within the last second and no request was answered since, or none was answered for two seconds. */
    public boolean isOn() {
        long now = nanoTime.getAsLong();
        return failed && now - failedAt < FAILURE_COUNTS_FOR_NANOS || now - answeredAt > SILENCE_NANOS;
    }
}
