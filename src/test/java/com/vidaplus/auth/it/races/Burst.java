package com.vidaplus.auth.it.races;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers who all start at the same moment. */
public final class Burst {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Burst() {
    }

    /** How often a race is run: the system property {@code races.rounds}, 3 by default. */
    static int rounds() {
        return Integer.getInteger("races.rounds", 3);
    }

    /**
     * Runs a call by so many threads, none of which begins before all are there.
     *
     * @param call given the number of the caller, from 0
     * @return what each gave, in the order of the callers
     */
    public static <T> List<T> of(int callers, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch ready = new CountDownLatch(callers);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<T>> calls = IntStream.range(0, callers).mapToObj(caller -> threads.submit(() -> {
                ready.countDown();
                go.await();
                return call.apply(caller);
            })).toList();
            ready.await();
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> result : calls) {
                results.add(result.get(DEADLINE.toSeconds(), TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("A caller of the burst got no answer", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
