package com.vidaplus.auth.it.roundtrip;

import java.util.ArrayList;
import java.util.List;

/** The round trips of all connections to one database, in the order of their answers. */
final class Traffic {

    private final List<List<String>> roundTrips = new ArrayList<>();
    private long lastAt = System.nanoTime();

    /**
     * Adds one.
     *
     * @param statements what the database was asked to run before it was waited for; empty for a connection check or a preparation
     */
    synchronized void roundTrip(List<String> statements) {
        roundTrips.add(List.copyOf(statements));
    }

    /** Something is sent or answered. */
    synchronized void stirs() {
        lastAt = System.nanoTime();
    }

    /** How many there were. */
    synchronized int mark() {
        return roundTrips.size();
    }

    /** Those that came after the first {@code mark}. */
    synchronized List<List<String>> since(int mark) {
        return List.copyOf(roundTrips.subList(mark, roundTrips.size()));
    }

    /** For how many nanoseconds nothing was sent or answered. */
    synchronized long quietNanos() {
        return System.nanoTime() - lastAt;
    }
}
