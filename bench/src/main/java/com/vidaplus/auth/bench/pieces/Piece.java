package com.vidaplus.auth.bench.pieces;

/**
 * What one call of a piece of the service costs on one thread.
 *
 * @param name              the piece, such as {@code sign RS256}
 * @param nanosPerOperation the mean over the measured iterations
 * @param errorNanos        half of the 99.9 % confidence interval; not a number where there are too few iterations
 * @param bytesPerOperation allocated on the Java heap
 */
public record Piece(String name, double nanosPerOperation, double errorNanos, double bytesPerOperation) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** How many calls one thread makes in a second. */
    public double operationsPerSecond() {
        return NANOS_PER_SECOND / nanosPerOperation;
    }
}
