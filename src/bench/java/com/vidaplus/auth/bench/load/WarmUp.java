package com.vidaplus.auth.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What comes before all that is measured, for every service the same: rounds of each workload, in turns, until none becomes faster any
 * more. A service that has only just started runs code that is not compiled yet, and its compiler takes the processors meanwhile.
 *
 * @param seconds of a round
 * @param most    rounds, even if something still becomes faster
 */
public record WarmUp(double seconds, int most) {

    private static final int ROUNDS_FOR_EACH_MEASURED = 3;
    private static final double FASTER = 1.05;

    /** At most three times as many rounds as are measured. */
    public static WarmUp before(int rounds, double seconds) {
        return new WarmUp(seconds, ROUNDS_FOR_EACH_MEASURED * rounds);
    }

    /**
     * Loads the service. What it turns away while it is cold is no mistake.
     *
     * @return the rate of each round of each workload, by its name
     */
    public Map<String, List<Double>> run(List<Workload> workloads) {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        workloads.forEach(workload -> rates.put(workload.name(), new ArrayList<>()));
        do {
            workloads.forEach(workload -> rates.get(workload.name()).add(
                    new ClosedLoop(workload, Window.cold(seconds)).call().rate()));
        } while (rates.values().stream().anyMatch(WarmUp::becomesFaster) && rates.values().stream().allMatch(each -> each.size() < most));
        return rates;
    }

    /** Whether the last round was faster by a twentieth than each before it. */
    static boolean becomesFaster(List<Double> rates) {
        int last = rates.size() - 1;
        return IntStream.range(0, last).mapToDouble(rates::get).allMatch(before -> rates.get(last) > FASTER * before);
    }
}
