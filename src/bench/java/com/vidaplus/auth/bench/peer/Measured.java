package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What a service showed.
 *
 * @param name          of the service
 * @param facts         what the comparison rests on, as the service itself says it, such as the cost of a stored hash
 * @param startSeconds  from the start of the process to the first token, each time
 * @param residentIdle  bytes, after the last start
 * @param residentBusy  bytes, the most after any round of load
 * @param rounds        by workload, in the order in which they were run
 * @param busyProcessors by workload, how many processors the service's own processes kept busy on average; the database's come on top
 */
public record Measured(String name, List<String> facts, List<Double> startSeconds, double residentIdle, double residentBusy,
        Map<String, List<Outcome>> rounds, Map<String, Double> busyProcessors) {

    /** The median of the starts. */
    public double start() {
        return median(startSeconds);
    }

    /** The median of a workload's rounds in wanted answers per second. */
    public double rate(String workload) {
        return median(rounds.get(workload).stream().map(Outcome::rate).toList());
    }

    /** The round whose rate is the median, for its latencies. */
    public Outcome medianRound(String workload) {
        List<Outcome> sorted = rounds.get(workload).stream().sorted((a, b) -> Double.compare(a.rate(), b.rate())).toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
