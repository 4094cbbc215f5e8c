package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.FirstToken;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Starts a peer once a round and times its first token; the last one that was started is measured.
 *
 * @param name   of the peer, before each number's
 * @param start  starts it and does not wait
 * @param signIn the request for the first token
 */
record Starts(String name, Supplier<Running> start, Function<Running, byte[]> signIn) {

    /** The name of the number. */
    static final String START = "start to first token";

    void measure(Stage stage, Results results, Consumer<Running> last) {
        List<Double> seconds = new ArrayList<>();
        int rounds = stage.options().rounds();
        for (int i = 1; i <= rounds; i++) {
            long began = System.nanoTime();
            try (Running running = start.get()) {
                seconds.add(FirstToken.await(began, running.process().handle(), running.address(), signIn.apply(running)));
                if (i == rounds) {
                    results.add(name + ": " + START, "s", seconds);
                    last.accept(running);
                }
            }
        }
    }

    /** Measures that one, with as many seconds and rounds as everything else. */
    Measurement of(Running running, Stage stage, Results results) {
        return new Measurement(name, running.process().handle(), stage.options().seconds(), stage.options().rounds(), results);
    }
}
