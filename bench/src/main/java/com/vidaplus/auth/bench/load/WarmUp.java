package com.vidaplus.auth.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes before all that is measured, the same for every service: each of its loads, in turns. A service that has only just started
 * runs code that is not compiled yet, and its compiler takes the processors meanwhile.
 *
 * @param rounds  of each load
 * @param seconds of a round
 */
public record WarmUp(int rounds, double seconds) {

    private static final int ROUNDS_FOR_EACH_MEASURED = 2;

    /** Twice as many rounds as are measured. */
    public static WarmUp before(int rounds, double seconds) {
        return new WarmUp(ROUNDS_FOR_EACH_MEASURED * rounds, seconds);
    }

    /**
     * Loads the service. What it turns away while it is cold is no mistake.
     *
     * @return the rate of each round of each workload, by its name
     */
    public Map<String, List<Double>> run(List<Workload> workloads) {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Workload workload : workloads) {
                rates.computeIfAbsent(workload.name(), first -> new ArrayList<>())
                        .add(new ClosedLoop(workload, Window.cold(seconds)).call().rate());
            }
        }
        return rates;
    }
}
