package com.vidaplus.auth.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What one connection was answered while the clock ran; for one thread, merged afterwards. */
final class Tally {

    /** What stands for the status of a request without an answer. */
    static final int NO_ANSWER = 0;

    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram successes = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
    private final Map<Integer, Long> others = new TreeMap<>();

    void add(int status, boolean success, long nanos) {
        long within = Math.max(0, Math.min(nanos, LONGEST_NANOS));
        all.recordValue(within);
        if (success) {
            successes.recordValue(within);
        } else {
            others.merge(status, 1L, Long::sum);
        }
    }

    void add(Tally other) {
        successes.add(other.successes);
        all.add(other.all);
        other.others.forEach((status, count) -> others.merge(status, count, Long::sum));
    }

    Outcome outcome(String name, double seconds, long unsent) {
        return new Outcome(name, seconds, Map.copyOf(others), unsent, Latency.of(successes), Latency.of(all));
    }
}
