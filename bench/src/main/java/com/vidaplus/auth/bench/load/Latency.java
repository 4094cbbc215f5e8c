package com.vidaplus.auth.bench.load;

import org.HdrHistogram.Histogram;

/**
 * How long answers took, in milliseconds.
 *
 * @param count of the answers
 * @param p50   half of them took this or less
 * @param p95   95 in 100 took this or less
 * @param p99   99 in 100 took this or less
 * @param max   the longest
 */
public record Latency(long count, double p50, double p95, double p99, double max) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos a histogram of nanoseconds */
    static Latency of(Histogram nanos) {
        return new Latency(nanos.getTotalCount(), millis(nanos, 50), millis(nanos, 95), millis(nanos, 99), millis(nanos, 100));
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getTotalCount() == 0 ? Double.NaN : nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
