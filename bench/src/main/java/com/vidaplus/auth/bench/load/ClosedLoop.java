package com.vidaplus.auth.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A number of connections, each of which asks again as soon as it is answered: what a service can do at most. How long its answers take
 * says little; {@link OpenLoop} tells that.
 *
 * @param workload    what is asked
 * @param connections how many at once
 * @param window      for how long
 */
public record ClosedLoop(Workload workload, int connections, Window window) implements Callable<Outcome> {

    /** As many connections as all comparisons are made with. */
    public static final int USUAL_CONNECTIONS = 8;

    /** With the usual number of connections. */
    public ClosedLoop(Workload workload, Window window) {
        this(workload, USUAL_CONNECTIONS, window);
    }

    /** Loads the service, and gives what came of it. */
    @Override
    public Outcome call() {
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            exchanges.add(workload.exchanges().apply(i));
        }
        long began = System.nanoTime() + window.warmUp().toNanos();
        long ends = began + window.measured().toNanos();
        Tally sum = new Tally();
        Threads.together(exchanges.stream().map(exchange -> (Callable<Tally>) () -> loop(exchange, began, ends)).toList())
                .forEach(sum::add);
        return sum.outcome(workload.name(), window.seconds(), 0);
    }

    /** An answer counts where it came while the clock ran, so that those under way at either end cancel each other out. */
    private Tally loop(Exchange exchange, long began, long ends) throws IOException {
        Tally tally = new Tally();
        try (Connection connection = new Connection(workload.address())) {
            long sent = System.nanoTime();
            while (sent < ends) {
                int status = Sending.send(connection, exchange);
                long answered = System.nanoTime();
                if (answered >= began && answered < ends) {
                    tally.add(status, status == workload.expected(), answered - sent);
                }
                sent = answered;
            }
        }
        return tally;
    }
}
