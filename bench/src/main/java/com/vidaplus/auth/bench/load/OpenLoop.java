package com.vidaplus.auth.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that arrive at a constant rate whether or not the ones before were answered, as those of many people do. Each takes the first
 * connection that is free, and its time runs from when it was to be sent: waiting for a connection is waiting.
 *
 * @param workload    what is asked
 * @param rate        arrivals in a second
 * @param connections how many there may be at once
 * @param window      for how long
 */
public record OpenLoop(Workload workload, double rate, int connections, Window window) implements Callable<Outcome> {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Loads the service, and gives what came of it. */
    @Override
    public Outcome call() {
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            exchanges.add(workload.exchanges().apply(i));
        }
        Schedule schedule = new Schedule(System.nanoTime(), NANOS_PER_SECOND / rate, window);
        AtomicLong next = new AtomicLong();
        Tally sum = new Tally();
        Threads.together(exchanges.stream().map(exchange -> (Callable<Tally>) () -> serve(exchange, schedule, next)).toList())
                .forEach(sum::add);
        return sum.outcome(workload.name(), window.seconds(), schedule.unsent(next.get()));
    }

    private Tally serve(Exchange exchange, Schedule schedule, AtomicLong next) throws IOException {
        Tally tally = new Tally();
        try (Connection connection = new Connection(workload.address())) {
            for (long arrival = next.getAndIncrement(); schedule.mayBeSent(arrival, System.nanoTime()); arrival = next.getAndIncrement()) {
                long due = schedule.due(arrival);
                awaitTime(due);
                int status = Sending.send(connection, exchange);
                if (schedule.isMeasured(arrival)) {
                    tally.add(status, status == workload.expected(), System.nanoTime() - due);
                }
            }
        }
        // The one that was taken and not sent.
        next.getAndDecrement();
        return tally;
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * When each arrival is due.
     *
     * @param began    when the warm-up began, by {@link System#nanoTime()}
     * @param interval between two arrivals, in nanoseconds
     */
    record Schedule(long began, double interval, Window window) {

        long due(long arrival) {
            return began + (long) (arrival * interval);
        }

        /** Whether it belongs to the load, and the load is not over: what could not be sent until then is not sent at all. */
        boolean mayBeSent(long arrival, long now) {
            long end = began + window.warmUp().plus(window.measured()).toNanos();
            return due(arrival) < end && now < end;
        }

        boolean isMeasured(long arrival) {
            return due(arrival) - began >= window.warmUp().toNanos();
        }

        /** How many of all arrivals were not sent, where the first ones up to this number were. */
        long unsent(long sent) {
            long arrivals = (long) Math.ceil(window.warmUp().plus(window.measured()).toNanos() / interval);
            return Math.max(0, arrivals - sent);
        }
    }
}
