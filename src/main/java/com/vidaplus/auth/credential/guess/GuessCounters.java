package com.vidaplus.auth.credential.guess;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts guesses in the database, exactly over all nodes. Each call is a short transaction of its own that takes its rows in the order of
 * {@link Guess}, so none is held while a password is hashed, and none waits for another in a circle.
 */
@ApplicationScoped
@Transactional
public class GuessCounters {

    private static final int BATCH = 500;

    @Inject
    private GuessRows rows;

    /**
     * Counts one more guess before it is evaluated, in all of its counters or in none. Where one is full already nothing is written, so a
     * flood of throttled requests costs one read each.
     */
    public Admission reserve(Guess guess) {
        Map<String, GuessRows.State> states = rows.find(guess.all());
        GuessRows.State pair = states.get(guess.pair().id());
        List<GuessCounter> limits = guess.limits(pair != null && pair.known());
        Optional<Admission.Throttled> full = full(states, limits);
        if (full.isPresent()) {
            return full.get();
        }
        List<GuessCounter> missing = limits.stream().filter(counter -> !states.containsKey(counter.id())).toList();
        return missing.isEmpty() ? take(guess, limits, states) : new Admission.Unprepared(missing);
    }

    private Admission take(Guess guess, List<GuessCounter> limits, Map<String, GuessRows.State> read) {
        List<Reservation.Held> held = new ArrayList<>();
        for (GuessCounter counter : limits) {
            int run = read.get(counter.id()).run();
            if (!rows.reserve(counter, run)) {
                boolean taken = rows.reserve(counter);
                GuessRows.State state = rows.find(List.of(counter)).get(counter.id());
                if (!taken) {
                    held.forEach(rows::giveBack);
                    return state == null ? new Admission.Unprepared(List.of(counter)) : throttled(counter, state);
                }
                run = state.run();
            }
            held.add(new Reservation.Held(counter, run));
        }
        return new Admission.Admitted(new Reservation(guess, held));
    }

    /** The evaluation did not take place. */
    public void giveBack(Reservation reservation) {
        reservation.held().forEach(rows::giveBack);
    }

    /**
     * It was wrong. The source's count stands as it is, since no success clears it.
     *
     * @return false where the account's failures could not be counted, because its row is missing
     */
    public boolean fail(Reservation reservation) {
        Guess guess = reservation.guess();
        reservation.held().stream().filter(place -> !place.counter().equals(guess.source())).forEach(rows::fail);
        // From a known source the account's counter neither limits nor is reserved in, but the failures in a row are counted there.
        return guess.whole().filter(whole -> !reservation.holds(whole)).map(rows::countFailure).orElse(true);
    }

    /** It was right: the pair is known from now on, and what was wrong before is forgotten, but for the source's count. */
    public void succeed(Reservation reservation) {
        Guess guess = reservation.guess();
        reservation.held().stream().filter(place -> place.counter().equals(guess.source())).forEach(rows::giveBack);
        rows.remember(guess.pair());
        guess.whole().ifPresent(rows::clear);
    }

    /** Counts one more wrong answer for the account as a whole; false where its row is missing. */
    public boolean countFailure(GuessCounter whole) {
        return rows.countFailure(whole);
    }

    /** How it stands with a guess, without counting anything. */
    public Standing standing(Guess guess) {
        Map<String, GuessRows.State> states = rows.find(guess.all());
        GuessRows.State pair = states.get(guess.pair().id());
        boolean known = pair != null && pair.known();
        return new Standing(known, full(states, guess.limits(known)));
    }

    /**
     * How it stands.
     *
     * @param known whether the pair had a success lately
     * @param full  the counter that allows no more wrong guesses, if any
     */
    public record Standing(boolean known, Optional<Admission.Throttled> full) {
    }

    private static Optional<Admission.Throttled> full(Map<String, GuessRows.State> states, List<GuessCounter> limits) {
        return limits.stream().filter(counter -> states.containsKey(counter.id()) && states.get(counter.id()).used() >= counter.limit())
                .findFirst().map(counter -> throttled(counter, states.get(counter.id())));
    }

    private static Admission.Throttled throttled(GuessCounter counter, GuessRows.State state) {
        return new Admission.Throttled(counter, state.seconds(), state.noted());
    }

    /** Remembers that the pair had a success; false where its row is missing. */
    public boolean remember(GuessCounter pair) {
        return rows.remember(pair);
    }

    /**
     * Deletes up to {@value #BATCH} counters of an account of each kind, and from where it is known to sign in.
     *
     * @return whether there may be more
     */
    public boolean forget(String subject) {
        return rows.delete(subject, GuessBudget.ACCOUNT_AND_SOURCE, BATCH) + rows.delete(subject, GuessBudget.ACCOUNT, BATCH) >= BATCH;
    }

    /**
     * Deletes up to {@value #BATCH} counters that count for nothing any more; of one kind, since an attempt that waits for one of them
     * may hold one of another kind.
     *
     * @return whether there may be more
     */
    public boolean deleteExpired(GuessBudget budget) {
        return rows.deleteExpired(budget, BATCH) == BATCH;
    }
}
