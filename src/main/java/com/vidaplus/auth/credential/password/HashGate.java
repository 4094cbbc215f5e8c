package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.memory.HashDemand;
import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.credential.memory.MemoryShort;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets as many callers hash at once as there are permits and as their memory allows. A bounded number of others wait for up to one second
 * in the order they came, and the rest is sent away at once. So a flood of sign-ins takes neither all processors, nor all memory, nor all
 * threads. Memory is reserved before a thread: dear hashes that wait for each other's memory leave the processors to the others.
 *
 * <p>The work is done by threads of the gate's own. Callers must not hold a database connection while they wait or hash. Safe for use by
 * several threads.
 */
public final class HashGate {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Duration patience;
    private final HashMemory memory;
    private final Callers callers;
    private final AtomicInteger admitted = new AtomicInteger();
    private final HashThreads threads;

    /**
     * Opens a gate that counts no memory.
     *
     * @param permits    how many may hash at once, 1 or more; see {@link #defaultPermits()}
     * @param maxWaiting how many may wait at once, 0 or more; at most a quarter of the server's HTTP threads, so that other requests
     *                   are always served
     */
    public HashGate(int permits, int maxWaiting) {
        this(permits, maxWaiting, PATIENCE);
    }

    public HashGate(int permits, int maxWaiting, Duration patience) {
        this(permits, maxWaiting, patience, HashMemory.unbounded());
    }

    public HashGate(int permits, int maxWaiting, Duration patience, HashMemory memory) {
        this(permits, maxWaiting, patience, memory, false);
    }

    /**
     * @param memory the memory that all hashing callers may take together
     * @param nicer  whether native code may be called to make the threads that hash less urgent
     */
    HashGate(int permits, int maxWaiting, HashMemory memory, boolean nicer) {
        this(permits, maxWaiting, PATIENCE, memory, nicer);
    }

    private HashGate(int permits, int maxWaiting, Duration patience, HashMemory memory, boolean nicer) {
        this.patience = patience;
        this.memory = memory;
        this.callers = new Callers(permits, maxWaiting);
        this.threads = new HashThreads(permits, callers.most(), nicer);
    }

    /** As many permits as this machine has processors; from four on one less, which stays free for all other requests. */
    public static int defaultPermits() {
        return permitsFor(Runtime.getRuntime().availableProcessors());
    }

    static int permitsFor(int processors) {
        return processors >= 4 ? processors - 1 : Math.max(1, processors);
    }

    /**
     * Runs an errand that leads to a hash, if the caller would get its turn. As many callers may be on an errand at once as may hash and
     * wait together. A refused caller is sent away before any work was done for it, such as looking at the database.
     *
     * @param errand calls {@link #run}
     * @return what the errand gave; empty if it was not begun
     */
    public <T> Optional<T> admit(Supplier<T> errand) {
        if (isFull() || admitted.getAndUpdate(now -> Math.min(now + 1, callers.most())) >= callers.most()) {
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
     * Does the work as soon as there are memory and a thread for it.
     *
     * @param demand the memory that the work takes; what does not {@link HashMemory#fits fit} is never done
     * @param work   what to do while the caller waits; it gives something other than null
     * @return what the work gave, or empty if it was not done: the caller answers "try again in a second". The reason is too many waiting
     *         callers, a second without a turn, no memory, or an interruption (the thread's flag is set again)
     * @throws RejectedExecutionException once the service has ended
     */
    public <T> Optional<T> run(HashDemand demand, Supplier<T> work) {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!isEntered(demand, deadline)) {
            return Optional.empty();
        }
        try {
            return threads.run(() -> counted(work), deadline);
        } catch (MemoryShort notDone) {
            return Optional.empty();
        } finally {
            memory.release(demand);
            callers.leave();
        }
    }

    private <T> T counted(Supplier<T> work) {
        callers.begin();
        try {
            return work.get();
        } finally {
            callers.end();
        }
    }

    /** Whether a caller that came now would be sent away at once. */
    public boolean isFull() {
        return admitted.get() >= callers.most() || callers.isFull();
    }

    /** How many are hashing now. */
    public int running() {
        return callers.running();
    }

    /** How many wait for memory or for a thread now. */
    public int waiting() {
        return callers.waiting();
    }

    /** Lets what is being hashed come to its end, at most ten seconds; nothing comes after. */
    void close() {
        threads.close();
    }

    private boolean isEntered(HashDemand demand, long deadline) {
        try {
            if (Thread.currentThread().isInterrupted() || !memory.fits(demand)) {
                return false;
            }
            return memory.acquire(demand, System.nanoTime()) ? isWithMemory(demand) : isServed(demand, deadline);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isWithMemory(HashDemand demand) {
        boolean entered = callers.enter();
        if (!entered) {
            memory.release(demand);
        }
        return entered;
    }

    private boolean isServed(HashDemand demand, long deadline) throws InterruptedException {
        if (!callers.enterWithoutMemory()) {
            return false;
        }
        boolean served = false;
        try {
            served = memory.acquire(demand, deadline);
            return served;
        } finally {
            if (served) {
                callers.getMemory();
            } else {
                callers.leaveWithoutMemory();
            }
        }
    }
}
