package com.vidaplus.auth.credential.guess;

import java.util.Optional;

/**
 * One counter as it is asked for.
 *
 * @param budget  what is counted
 * @param id      the row's key: what is counted, and a keyed hash of what it is counted for
 * @param subject the keyed hash of the account's or client's name; nothing for a source
 * @param limit   how many guesses there may be
 * @param seconds how long a window is
 */
public record GuessCounter(GuessBudget budget, String id, Optional<String> subject, int limit, int seconds) {
}
