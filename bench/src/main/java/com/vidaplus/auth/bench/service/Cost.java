package com.vidaplus.auth.bench.service;

import java.util.Map;

/** The parameters of Argon2id that everything in the benchmark hashes with, so that services can be compared. */
public final class Cost {

    /** Memory of one hash, in KiB. */
    public static final int MEMORY_KIB = 7168;
    /** Passes over it. */
    public static final int ITERATIONS = 5;
    /** Lanes. */
    public static final int PARALLELISM = 1;

    private Cost() {
    }

    /** As settings of the service. */
    public static Map<String, String> settings() {
        return Map.of("ARGON2_MEMORY_KIB", Integer.toString(MEMORY_KIB), "ARGON2_ITERATIONS", Integer.toString(ITERATIONS),
                "ARGON2_PARALLELISM", Integer.toString(PARALLELISM));
    }
}
