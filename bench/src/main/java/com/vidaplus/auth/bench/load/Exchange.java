package com.vidaplus.auth.bench.load;

/** What one connection asks for, again and again. Each connection has one of its own, so it may keep what the last answer gave it. */
public interface Exchange {

    /** The next request, all of it as {@link Requests} writes it. */
    byte[] next();

    /**
     * Takes the answer to what {@link #next()} gave, whatever it is. An exception ends the load with it.
     *
     * @param status of the answer
     * @param body   of the answer, empty where it has none
     */
    default void answered(int status, byte[] body) {
    }

    /** Asks for the same again and again. */
    static Exchange always(byte[] request) {
        return () -> request;
    }
}
