package com.vidaplus.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets uses of one token go one after the other on this node. Otherwise hundreds of uses of one token at once would take all connections,
 * and all but one would begin a replacement that they cannot end. Correctness does not depend on this lock.
 */
@ApplicationScoped
public class RefreshTokenLock {

    /** Many more than connections, so that two tokens that share a lane do not matter. */
    private static final int LANES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReentrantLock[] lanes = new ReentrantLock[LANES];
    private final Duration patience;

    /** All lanes free. */
    public RefreshTokenLock() {
        this(PATIENCE);
    }

    RefreshTokenLock(Duration patience) {
        this.patience = patience;
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = new ReentrantLock(true);
        }
    }

    /**
     * Does the work when all uses of the same token that came before are done.
     *
     * @param token as it was presented; the caller holds no connection
     * @return the result of the work; empty if the turn did not come within three seconds, or the thread was interrupted
     */
    public <T> Optional<T> run(String token, Supplier<T> work) {
        ReentrantLock lane = lanes[Math.floorMod(token.hashCode(), LANES)];
        try {
            if (!lane.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            lane.unlock();
        }
    }
}
