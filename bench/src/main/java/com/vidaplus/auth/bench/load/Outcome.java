package com.vidaplus.auth.bench.load;

import java.util.Map;
import java.util.Set;

/**
 * What a load was answered while the clock ran.
 *
 * @param name      of the workload
 * @param seconds   for how long the clock ran
 * @param others    how many answers had another status than the wanted one, by status; 0 stands for no answer at all
 * @param unsent    arrivals of an open loop that found no free connection before the end
 * @param successes how long the wanted answers took
 * @param all       how long all answers took
 */
public record Outcome(String name, double seconds, Map<Integer, Long> others, long unsent, Latency successes, Latency all) {

    /** The share of unexpected answers above which nothing else that was measured is worth anything. */
    public static final double TOLERABLE = 0.001;

    /** Wanted answers in a second. */
    public double rate() {
        return successes.count() / seconds;
    }

    /** How many in a hundred answers were not the wanted one. */
    public double percentTurnedAway() {
        return 100.0 * (all.count() - successes.count()) / all.count();
    }

    /**
     * This, where it can be believed.
     *
     * @param tolerated statuses that are as good as the wanted one here, such as 503 in a storm
     * @throws UnexpectedAnswers where more than one answer in a thousand was another one, or none was the wanted one
     */
    public Outcome require(Integer... tolerated) {
        Set<Integer> fine = Set.of(tolerated);
        long bad = others.entrySet().stream().filter(entry -> !fine.contains(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
        if (successes.count() == 0 || bad > TOLERABLE * all.count()) {
            throw new UnexpectedAnswers(name + ": " + successes.count() + " wanted answers, and by status " + others);
        }
        return this;
    }
}
