package com.vidaplus.auth.credential.foreign;

/**
 * What one scrypt derivation costs (RFC 7914 section 2), within the bounds this service is ready to pay.
 *
 * @param log2n the exponent of the cost N, 1 or more
 * @param r     the block size, 1 or more
 * @param p     how often the memory is filled, one time after the other, 1 or more
 */
record ScryptCost(int log2n, int r, int p) {

    /** Most memory of one derivation, in KiB: 100 MiB, as for Argon2. */
    static final int MAX_MEMORY_KIB = 102_400;
    /** Most of N, r and p multiplied, which the time grows with: about half a second on the processors of today. */
    static final int MAX_WORK = 1 << 20;
    /** Most of r and p multiplied, which the two ends of the derivation grow with: libraries have 8 to 128. */
    private static final int MAX_WIDTH = 4096;

    private static final int MAX_LOG2N = 20;
    private static final int BYTES_PER_BLOCK = 128;
    private static final int BYTES_PER_KIB = 1024;
    // RFC 7914 section 6: N is less than 2 to the power of 128 * r / 8.
    private static final int LOG2N_PER_R = 16;

    /** Whether the standard has such a derivation at all. */
    static boolean exists(long log2n, long r, long p) {
        return log2n >= 1 && r >= 1 && p >= 1 && log2n < LOG2N_PER_R * r;
    }

    /** Whether this service computes it. */
    static boolean isWithinBounds(long log2n, long r, long p) {
        // None of the factors is over a product's bound, so that nothing overflows.
        boolean isNarrow = r <= MAX_WIDTH && p <= MAX_WIDTH && r * p <= MAX_WIDTH;
        return isNarrow && log2n <= MAX_LOG2N && r * p << log2n <= MAX_WORK && memoryKib(log2n, r, p) <= MAX_MEMORY_KIB;
    }

    /** @throws IllegalArgumentException if there is none such, or it is out of bounds */
    ScryptCost {
        if (!exists(log2n, r, p) || !isWithinBounds(log2n, r, p)) {
            throw new IllegalArgumentException("No scrypt derivation within bounds");
        }
    }

    /** N. */
    int n() {
        return 1 << log2n;
    }

    /** The memory of one derivation in Java: N blocks, and the p first ones as bytes and as numbers. */
    int memoryKib() {
        return (int) memoryKib(log2n, r, p);
    }

    private static long memoryKib(long log2n, long r, long p) {
        return (BYTES_PER_BLOCK * r * ((1L << log2n) + 2 * p + 4) + BYTES_PER_KIB - 1) / BYTES_PER_KIB;
    }
}
