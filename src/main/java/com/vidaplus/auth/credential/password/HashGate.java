package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.memory.HashDemand;
import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.credential.memory.MemoryShort;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets as many callers hash at once as there are permits and as their memory allows. A bounded number of others wait for up to one second
 * in the order they came, and the rest is sent away at once. So a flood of sign-ins takes neither all processors, nor all memory, nor all
 * threads. Memory is reserved before a permit: dear hashes that wait for each other's memory leave the processors to the others.
 *
 * <p>Callers must not hold a database connection while they wait or hash. Safe for use by several threads.
 */
public final class HashGate {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int permits;
    private final int maxWaiting;
    private final Duration patience;
    private final HashMemory memory;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final Executor threads;

    /**
     * Opens the gate; work is done on the callers' threads.
     *
     * @param permits    how many may hash at once, 1 or more; see {@link #defaultPermits()}
     * @param maxWaiting how many may wait at once, 0 or more; at most a quarter of the server's HTTP threads, so that other requests
     *                   are always served
     */
    public HashGate(int permits, int maxWaiting) {
        this(permits, maxWaiting, PATIENCE, HashMemory.unbounded(), Runnable::run);
    }

    /** Opens a gate behind which the work is done on these threads, with no more memory than that. */
    public HashGate(int permits, int maxWaiting, HashMemory memory, Executor threads) {
        this(permits, maxWaiting, PATIENCE, memory, threads);
    }

    public HashGate(int permits, int maxWaiting, Duration patience) {
        this(permits, maxWaiting, patience, HashMemory.unbounded());
    }

    public HashGate(int permits, int maxWaiting, Duration patience, HashMemory memory) {
        this(permits, maxWaiting, patience, memory, Runnable::run);
    }

    private HashGate(int permits, int maxWaiting, Duration patience, HashMemory memory, Executor threads) {
        if (permits < 1 || maxWaiting < 0) {
            throw new IllegalArgumentException("A hash gate needs at least one permit and no negative number of waiting callers");
        }
        this.permits = permits;
        this.maxWaiting = maxWaiting;
        this.patience = patience;
        this.memory = memory;
        this.free = new Semaphore(permits, true);
        this.threads = threads;
    }

    /** As many permits as this machine has processors; from four on one less, which stays free for all other requests. */
    public static int defaultPermits() {
        return permitsFor(Runtime.getRuntime().availableProcessors());
    }

    static int permitsFor(int processors) {
        return processors >= 4 ? processors - 1 : Math.max(1, processors);
    }

    /**
     * Does what leads to a hash, if the caller would get its turn: as many are on their way to one at once as may hash and wait together.
     * Whoever is sent away is sent away before any work was done for it, such as looking at the database.
     *
     * @param errand calls {@link #run}
     * @return what the errand gave; empty if it was not begun
     */
    public <T> Optional<T> admit(Supplier<T> errand) {
        if (isFull() || admitted.getAndUpdate(now -> Math.min(now + 1, mostAdmitted())) >= mostAdmitted()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Objects.requireNonNull(errand.get(), "the errand gave nothing"));
        } finally {
            admitted.decrementAndGet();
        }
    }

    /** As {@link #run(HashDemand, Supplier)}, for work whose memory is not worth counting. */
    public <T> Optional<T> run(Supplier<T> work) {
        return run(HashDemand.NONE, work);
    }

    /**
     * Does the work as soon as there are memory and a permit for it.
     *
     * @param demand the memory that the work takes; what does not {@link HashMemory#fits fit} is never done
     * @param work   what to do while the caller waits; it gives something other than null
     * @return what the work gave; empty if it was not done, because too many are waiting, one second has passed, there was no memory, or
     *         the thread was interrupted (its flag is set again): the caller answers "try again in a second"
     */
    public <T> Optional<T> run(HashDemand demand, Supplier<T> work) {
        if (!enter(demand)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Objects.requireNonNull(done(work), "the work gave nothing"));
        } catch (MemoryShort notDone) {
            return Optional.empty();
        } finally {
            free.release();
            memory.release(demand);
        }
    }

    /** An interrupted caller waits all the same: the permit is taken until the work is done. */
    private <T> T done(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Whether somebody who came now would be sent away at once. */
    public boolean isFull() {
        return admitted.get() >= mostAdmitted() || free.availablePermits() == 0 && waiting.get() >= maxWaiting;
    }

    private int mostAdmitted() {
        return permits + maxWaiting;
    }

    /** How many are hashing now. */
    public int running() {
        return permits - free.availablePermits();
    }

    /** How many wait for a permit now. */
    public int waiting() {
        return waiting.get();
    }

    private boolean enter(HashDemand demand) {
        try {
            return memory.fits(demand) && (isTaken(demand, Duration.ZERO) || await(demand));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean await(HashDemand demand) throws InterruptedException {
        // Asked before it is counted, so that the number never exceeds the bound, not even for a moment.
        if (waiting.getAndUpdate(now -> now < maxWaiting ? now + 1 : now) >= maxWaiting) {
            return false;
        }
        try {
            return isTaken(demand, patience);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Memory and a permit, or neither. */
    private boolean isTaken(HashDemand demand, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        if (!memory.acquire(demand, deadline)) {
            return false;
        }
        boolean taken = false;
        try {
            // Not tryAcquire() without time: that one overtakes those who wait.
            taken = free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return taken;
        } finally {
            if (!taken) {
                memory.release(demand);
            }
        }
    }
}
