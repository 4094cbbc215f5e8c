package com.vidaplus.auth.it.roundtrip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Some connections that ask again as soon as they are answered, for a while. */
final class Window {

    private static final int CONNECTIONS = 4;

    private Window() {
    }

    /**
     * How many answers there were in a second.
     *
     * @param load gives each connection its request
     * @throws IllegalStateException where an answer was not as wanted
     */
    static double rate(Supplier<BooleanSupplier> load, Duration length) {
        List<BooleanSupplier> connections = Stream.generate(load).limit(CONNECTIONS).toList();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long begin = System.nanoTime();
            List<Future<Long>> counts = new ArrayList<>();
            connections.forEach(request -> counts.add(threads.submit(() -> answers(request, begin + length.toNanos()))));
            long all = 0;
            for (Future<Long> count : counts) {
                all += count.get();
            }
            return all * (double) Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static long answers(BooleanSupplier request, long until) {
        long count = 0;
        while (System.nanoTime() < until) {
            if (!request.getAsBoolean()) {
                throw new IllegalStateException("A request was not answered as wanted");
            }
            count++;
        }
        return count;
    }
}
