package com.vidaplus.auth.credential.guess;

import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Counts guesses in the database, exactly over all nodes. Each call is a short transaction of its own, so no row is held while a password
 * is hashed. Each transaction takes its rows in the order of {@link Guess}, so transactions never wait for each other in a circle.
 */
@ApplicationScoped
public class GuessCounters {

    private static final int BATCH = 500;

    private final Sql sql;

    /** For the client proxy. */
    protected GuessCounters() {
        this(null);
    }

    /** @param sql that statements go through; the caller has no JTA transaction under way */
    @Inject
    public GuessCounters(Sql sql) {
        this.sql = sql;
    }

    private <T> T inTransaction(Function<GuessRows, T> work) {
        return sql.inTransaction(statements -> work.apply(new GuessRows(statements)));
    }

    /**
     * Counts one more guess before it is evaluated, in all of its counters or in none. Where one is full already nothing is written, so a
     * flood of throttled requests costs one read each.
     *
     * @param reading what is to be read in the same transaction; done where the guess may be evaluated
     */
    public Admission reserve(Guess guess, Consumer<Statements> reading) {
        return sql.inTransaction(statements -> {
            Admission counted = reserve(guess, new GuessRows(statements));
            if (counted instanceof Admission.Admitted) {
                reading.accept(statements);
            }
            return counted;
        });
    }

    private static Admission reserve(Guess guess, GuessRows rows) {
        Map<String, GuessRows.State> states = rows.find(guess.all());
        GuessRows.State pair = states.get(guess.pair().id());
        List<GuessCounter> limits = guess.limits(pair != null && pair.known());
        Optional<Admission.Throttled> full = full(states, limits);
        if (full.isPresent()) {
            return full.get();
        }
        List<GuessCounter> missing = limits.stream().filter(counter -> !states.containsKey(counter.id())).toList();
        return missing.isEmpty() ? take(rows, guess, limits, states) : new Admission.Unprepared(missing);
    }

    private static Admission take(GuessRows rows, Guess guess, List<GuessCounter> limits, Map<String, GuessRows.State> read) {
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

    /** Gives back a reservation whose evaluation did not take place. */
    public void giveBack(Reservation reservation) {
        inTransaction(rows -> {
            reservation.held().forEach(rows::giveBack);
            return true;
        });
    }

    /**
     * Settles a guess as wrong. The source's count stands as it is, since no success clears it.
     *
     * @return false where the account's failures could not be counted, because its row is missing
     */
    public boolean fail(Reservation reservation) {
        Guess guess = reservation.guess();
        return inTransaction(rows -> {
            reservation.held().stream().filter(place -> !place.counter().equals(guess.source())).forEach(rows::fail);
            // From a known source the account's counter neither limits nor is reserved in, but the failures in a row are counted there.
            return guess.whole().filter(whole -> !reservation.holds(whole)).map(rows::countFailure).orElse(true);
        });
    }

    /**
     * Settles a guess as right: the pair is known from now on, and earlier wrong answers are forgotten, but for the source's count.
     *
     * @param statements of the transaction in which the account was found unchanged
     */
    public void succeed(Reservation reservation, Statements statements) {
        GuessRows rows = new GuessRows(statements);
        Guess guess = reservation.guess();
        reservation.held().stream().filter(place -> place.counter().equals(guess.source())).forEach(rows::giveBack);
        rows.remember(guess.pair());
        guess.whole().ifPresent(rows::clear);
    }

    /** Counts one more wrong answer for the account as a whole; false where its row is missing. */
    public boolean countFailure(GuessCounter whole) {
        return inTransaction(rows -> rows.countFailure(whole));
    }

    /** Reads the state of a guess's counters, and counts nothing. */
    public Standing standing(Guess guess) {
        Map<String, GuessRows.State> states = inTransaction(rows -> rows.find(guess.all()));
        GuessRows.State pair = states.get(guess.pair().id());
        boolean known = pair != null && pair.known();
        return new Standing(known, full(states, guess.limits(known)));
    }

    /**
     * The state of a guess's counters.
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
        return inTransaction(rows -> rows.remember(pair));
    }

    /**
     * Deletes up to {@value #BATCH} counters of an account of each kind, and the known sources of its sign-ins.
     *
     * @return whether there may be more
     */
    public boolean forget(String subject) {
        return inTransaction(rows -> rows.delete(subject, GuessBudget.ACCOUNT_AND_SOURCE, BATCH)
                + rows.delete(subject, GuessBudget.ACCOUNT, BATCH)) >= BATCH;
    }

    /**
     * Deletes up to {@value #BATCH} expired counters of one kind. Not of several: an attempt that waits for a counter of one kind may hold
     * one of another kind.
     *
     * @return whether there may be more
     */
    public boolean deleteExpired(GuessBudget budget) {
        return inTransaction(rows -> rows.deleteExpired(budget, BATCH)) == BATCH;
    }
}
