package com.vidaplus.auth.command;

import java.util.Comparator;
import java.util.List;

/**
 * The cost to propose, by the procedure of RFC 9106 section 4: as much memory as there is, then as many passes as time allows. The cost is
 * never below one of the minima, of equal strength, of OWASP's password storage cheat sheet.
 *
 * @param memoryKib   for {@code ARGON2_MEMORY_KIB}
 * @param iterations  for {@code ARGON2_ITERATIONS}
 * @param withinTime  whether it ends within the target; if not, it is the fastest of the minima
 */
record CostChoice(int memoryKib, int iterations, boolean withinTime) {

    /**
     * Chooses.
     *
     * @param trials       the measurements, at least one
     * @param targetMillis how long one hash may take
     */
    static CostChoice of(List<CostTrial> trials, double targetMillis) {
        return trials.stream().filter(trial -> trial.iterationsWithin(targetMillis) > 0)
                .max(Comparator.comparingInt(CostTrial::memoryKib))
                .map(trial -> new CostChoice(trial.memoryKib(), trial.iterationsWithin(targetMillis), true))
                .orElseGet(() -> fastest(trials));
    }

    private static CostChoice fastest(List<CostTrial> trials) {
        CostTrial fastest = trials.stream().min(Comparator.comparingDouble(trial -> trial.millis() / trial.iterations()
                * trial.leastIterations())).orElseThrow();
        return new CostChoice(fastest.memoryKib(), fastest.leastIterations(), false);
    }
}
