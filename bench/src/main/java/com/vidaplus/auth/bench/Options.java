package com.vidaplus.auth.bench;

import java.nio.file.Path;

/**
 * How much is measured, by system properties of the same names with {@code bench.} before them.
 *
 * @param seconds  for how long each load is measured
 * @param rounds   how often, in turns
 * @param accounts how many the large database has
 * @param peers    whether other services are measured too
 * @param output   the directory for what comes of it
 */
public record Options(double seconds, int rounds, int accounts, boolean peers, Path output) {

    /** As given on the command line. */
    public static Options given() {
        return new Options(Double.parseDouble(System.getProperty("bench.seconds", "10")), Integer.getInteger("bench.rounds", 3),
                Integer.getInteger("bench.accounts", 1_000_000), Boolean.parseBoolean(System.getProperty("bench.peers", "true")),
                Path.of(System.getProperty("bench.output", "target/performance")));
    }
}
