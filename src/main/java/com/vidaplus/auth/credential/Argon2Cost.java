package com.vidaplus.auth.credential;

/**
 * What one Argon2 derivation costs (RFC 9106 section 3.1), within the bounds this service is ready to pay.
 *
 * <p>The upper bounds hold for settings and for stored hashes alike: a tampered row must not be able to take the memory or the
 * processors of the service.
 *
 * @param memoryKib   memory in KiB, from 8 times the parallelism to {@value #MAX_MEMORY_KIB}
 * @param iterations  passes over the memory, 1 to {@value #MAX_ITERATIONS}
 * @param parallelism lanes, 1 to {@value #MAX_PARALLELISM}; they are worked off one after the other
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {

    /** Most memory of one derivation, in KiB: 64 MiB. */
    public static final int MAX_MEMORY_KIB = 65_536;
    /** Most passes of one derivation. */
    public static final int MAX_ITERATIONS = 10;
    /** Most lanes of one derivation. */
    public static final int MAX_PARALLELISM = 8;

    /** The second choice of OWASP's password storage cheat sheet for Argon2id: 19 MiB, two passes, one lane. */
    public static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

    // RFC 9106 section 3.1: a lane has at least 8 blocks of 1 KiB.
    private static final int MIN_MEMORY_KIB_PER_LANE = 8;

    /**
     * Makes a cost within bounds.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the setting and what it may be
     */
    public Argon2Cost {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("ARGON2_ITERATIONS must be from 1 to " + MAX_ITERATIONS);
        }
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException("ARGON2_PARALLELISM must be from 1 to " + MAX_PARALLELISM);
        }
        if (memoryKib < MIN_MEMORY_KIB_PER_LANE * parallelism || memoryKib > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException("ARGON2_MEMORY_KIB must be from " + MIN_MEMORY_KIB_PER_LANE
                    + " times the parallelism to " + MAX_MEMORY_KIB);
        }
    }
}
