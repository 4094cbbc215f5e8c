package com.vidaplus.auth.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * One number.
 *
 * @param section it belongs to
 * @param name    what was measured; unique
 * @param value   the median of the rounds
 * @param unit    of the value
 * @param rounds  the value of each round, in their order
 */
public record Measured(String section, String name, double value, String unit, List<Double> rounds) {

    /** The middle one, the mean of the two middle ones of an even number. */
    public static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
