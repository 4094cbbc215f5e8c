package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.load.Threads;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/** How often a piece of work can be done in a second, in this process. */
final class Rate {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SHARE_FOR_WARM_UP = 0.5;

    private Rate() {
    }

    /**
     * Does it as often as it can be done in this time, after half as long for warming up.
     *
     * @return how often in a second, all threads together
     */
    static double of(Runnable work, int threads, double seconds) {
        loop(work, threads, seconds * SHARE_FOR_WARM_UP);
        return loop(work, threads, seconds);
    }

    private static double loop(Runnable work, int threads, double seconds) {
        LongAdder done = new LongAdder();
        long began = System.nanoTime();
        long ends = began + (long) (seconds * NANOS_PER_SECOND);
        Callable<Void> loop = () -> {
            while (System.nanoTime() < ends) {
                work.run();
                done.increment();
            }
            return null;
        };
        Threads.together(Collections.nCopies(threads, loop));
        return done.sum() * NANOS_PER_SECOND / (System.nanoTime() - began);
    }
}
