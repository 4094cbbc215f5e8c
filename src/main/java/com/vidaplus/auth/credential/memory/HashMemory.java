package com.vidaplus.auth.credential.memory;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that all key derivations of this process may take together: so much of the Java heap, and so much outside of it. Each kind is
 * given out in the order of requests; a caller that waits for one kind does not stop callers that need the other. Safe for use by several
 * threads.
 */
public final class HashMemory {

    /** Two of five parts of the heap. */
    private static final long HEAP_PARTS = 2;
    private static final long HEAP_WHOLE = 5;
    private static final long BYTES_PER_KIB = 1024;
    /** The service itself keeps less than 100 MiB alive, so this is enough beside one dear hash: 128 MiB. */
    private static final long SERVICE_KIB = 131_072;

    private final int heapKib;
    private final int nativeKib;
    private final Semaphore heap;
    private final Semaphore outside;

    /**
     * @param heapKib   of the Java heap, in KiB
     * @param nativeKib outside of it, in KiB
     */
    public HashMemory(int heapKib, int nativeKib) {
        this.heapKib = heapKib;
        this.nativeKib = nativeKib;
        this.heap = new Semaphore(heapKib, true);
        this.outside = new Semaphore(nativeKib, true);
    }

    /** Without bounds, for commands and measurements that hash a known number at once. */
    public static HashMemory unbounded() {
        return new HashMemory(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * For a service. Of the heap: two fifths, or one of the dearest hashes where that leaves 128 MiB. Outside of the heap: {@code permits}
     * usual hashes, and at least one of the dearest.
     *
     * @param maxHeapBytes the largest heap that the JVM may use
     * @param permits      how many hash at once
     * @param usualKib     the memory of a hash at the configured cost, in KiB
     * @param dearest      what the dearest hash that is computed at all takes on the heap, and what it takes outside of it
     */
    public static HashMemory forService(long maxHeapBytes, int permits, int usualKib, HashDemand dearest) {
        long twoFifths = maxHeapBytes / HEAP_WHOLE * HEAP_PARTS / BYTES_PER_KIB;
        boolean leavesEnough = maxHeapBytes / BYTES_PER_KIB - dearest.heapKib() >= SERVICE_KIB;
        long heapKib = leavesEnough ? Math.max(twoFifths, dearest.heapKib()) : twoFifths;
        long nativeKib = Math.max(dearest.nativeKib(), (long) permits * usualKib);
        return new HashMemory((int) Math.min(Integer.MAX_VALUE, heapKib), (int) Math.min(Integer.MAX_VALUE, nativeKib));
    }

    /** Whether the demand can ever be met; if not, the hash is too dear for this process. */
    public boolean fits(HashDemand demand) {
        return demand.heapKib() <= heapKib && demand.nativeKib() <= nativeKib;
    }

    /** How much of the heap there is for all hashes together, in KiB. */
    public int heapKib() {
        return heapKib;
    }

    /** How much of the heap is reserved now, in KiB. */
    public int heapInUseKib() {
        return heapKib - heap.availablePermits();
    }

    /** How much outside of the heap is reserved now, in KiB. */
    public int nativeInUseKib() {
        return nativeKib - outside.availablePermits();
    }

    /**
     * Reserves what is needed, or nothing.
     *
     * @param deadline until when to wait for it, by {@link System#nanoTime()}
     * @return whether it was reserved; then {@link #release} is to follow
     * @throws InterruptedException where the thread is interrupted; nothing is reserved then
     */
    public boolean acquire(HashDemand demand, long deadline) throws InterruptedException {
        if (!acquire(heap, demand.heapKib(), deadline)) {
            return false;
        }
        boolean both = false;
        try {
            both = acquire(outside, demand.nativeKib(), deadline);
            return both;
        } finally {
            if (!both) {
                heap.release(demand.heapKib());
            }
        }
    }

    /** Gives back what was reserved. */
    public void release(HashDemand demand) {
        outside.release(demand.nativeKib());
        heap.release(demand.heapKib());
    }

    /** A derivation that needs nothing does not stand in line. */
    private static boolean acquire(Semaphore kind, int kib, long deadline) throws InterruptedException {
        // Not tryAcquire() without time, which overtakes waiting callers.
        return kib == 0 || kind.tryAcquire(kib, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
