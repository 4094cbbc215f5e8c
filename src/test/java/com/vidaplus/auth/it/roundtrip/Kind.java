package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.client.Answer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of request.
 *
 * @param name     as docs/performance/round-trips.md has it
 * @param status   what it is answered
 * @param prepared does what has to be done before, and gives the request, which is sent once
 */
record Kind(String name, int status, Supplier<Supplier<Answer>> prepared) {

    /** A request that needs nothing done before. */
    static Kind of(String name, int status, Supplier<Answer> request) {
        return new Kind(name, status, () -> request);
    }

    /**
     * A request with what was made for it, new each time.
     *
     * @param made    gives what the request is about
     * @param request sends it
     */
    static <T> Kind after(String name, int status, Supplier<T> made, Function<T, Answer> request) {
        return new Kind(name, status, () -> {
            T about = made.get();
            return () -> request.apply(about);
        });
    }
}
