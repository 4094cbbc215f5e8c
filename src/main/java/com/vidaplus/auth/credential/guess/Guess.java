package com.vidaplus.auth.credential.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt, by the counters that it falls under. Rows are always taken in this order, source, pair, whole, so that no two attempts
 * wait for each other.
 *
 * @param source all accounts or clients from that source
 * @param pair   one account or client from that source
 * @param whole  one account from everywhere; nothing for clients, since no source may lock a client out for all others
 */
public record Guess(GuessCounter source, GuessCounter pair, Optional<GuessCounter> whole) {

    /** The counters that limit the guess: the pair alone if the account or client has come from this source lately, otherwise all. */
    List<GuessCounter> limits(boolean known) {
        return known ? List.of(pair) : all();
    }

    /** All of its counters. */
    List<GuessCounter> all() {
        List<GuessCounter> all = new ArrayList<>(List.of(source, pair));
        whole.ifPresent(all::add);
        return all;
    }
}
