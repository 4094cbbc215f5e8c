package com.vidaplus.auth.credential.password;

/**
 * What one Argon2 derivation costs (RFC 9106 section 3.1), within the bounds this service is ready to pay.
 *
 * <p>The upper bounds hold for every derivation, stored hashes above all: a tampered row must not take the memory or the processors of the
 * service. Stored hashes of other services may cost more than the settings allow for new ones.
 *
 * @param memoryKib   memory in KiB, from 8 times the parallelism to {@value #MAX_MEMORY_KIB}
 * @param iterations  passes over the memory, 1 to {@value #MAX_ITERATIONS}; memory times passes is at most {@value #MAX_WORK_KIB} KiB
 * @param parallelism lanes, 1 to {@value #MAX_PARALLELISM}; they are worked off one after the other
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {

    /** Most memory of one derivation, in KiB: 100 MiB, which argon2-cffi took by default before 21.2, and Django does since 3.2. */
    public static final int MAX_MEMORY_KIB = 102_400;
    /** Most passes of one derivation. */
    public static final int MAX_ITERATIONS = 10;
    /** Most of memory times passes, which the time grows with: ten passes over the most memory that the settings allow. */
    public static final int MAX_WORK_KIB = 655_360;
    /** Most lanes of one derivation. */
    public static final int MAX_PARALLELISM = 8;

    /** The second choice of OWASP's password storage cheat sheet for Argon2id: 19 MiB, two passes, one lane. */
    public static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

    // RFC 9106 section 3.1: a lane has at least 8 blocks of 1 KiB.
    private static final int MIN_MEMORY_KIB_PER_LANE = 8;

    /**
     * Makes a cost within bounds.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names it and what it may be
     */
    public Argon2Cost {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("The iterations must be from 1 to " + MAX_ITERATIONS);
        }
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException("The parallelism must be from 1 to " + MAX_PARALLELISM);
        }
        if (memoryKib < MIN_MEMORY_KIB_PER_LANE * parallelism || memoryKib > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException("The memory in KiB must be from " + MIN_MEMORY_KIB_PER_LANE
                    + " times the parallelism to " + MAX_MEMORY_KIB);
        }
        if ((long) memoryKib * iterations > MAX_WORK_KIB) {
            throw new IllegalArgumentException("The memory in KiB times the iterations must be at most " + MAX_WORK_KIB);
        }
    }
}
