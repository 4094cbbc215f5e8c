package com.vidaplus.auth.credential.guess;

import java.util.List;

/**
 * The right to evaluate one guess. Until the guess is settled it counts as wrong, so a node that dies meanwhile leaves it counted.
 *
 * @param guess what it is for
 * @param held  where it is counted, in the order of the rows
 */
public record Reservation(Guess guess, List<Held> held) {

    /**
     * A place in one counter.
     *
     * @param counter the counter that the place is in
     * @param run     the counter's run that the place belongs to
     */
    public record Held(GuessCounter counter, int run) {
    }

    /** Whether it is counted there. */
    boolean holds(GuessCounter counter) {
        return held.stream().anyMatch(place -> place.counter().equals(counter));
    }
}
