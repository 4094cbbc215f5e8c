package com.vidaplus.auth.command;

import com.vidaplus.auth.credential.password.Argon2Cost;

/**
 * The time that Argon2id of one lane took on this machine, with as many hashes at once as the service lets.
 *
 * @param memoryKib       memory of one hash, in KiB
 * @param leastIterations the fewest passes that go with that memory
 * @param iterations      passes that were measured
 * @param millis          the time of one hash, in milliseconds
 */
record CostTrial(int memoryKib, int leastIterations, int iterations, double millis) {

    /** The most passes that end within the target, in proportion to what was measured; 0 where not even the fewest do. */
    int iterationsWithin(double targetMillis) {
        int affordable = (int) Math.floor(targetMillis / (millis / iterations));
        return affordable < leastIterations ? 0 : Math.min(affordable, Argon2Cost.MAX_ITERATIONS);
    }
}
