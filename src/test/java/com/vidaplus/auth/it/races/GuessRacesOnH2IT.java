package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.server.Database;
import org.junit.jupiter.api.Tag;

/** The races of guesses on one node with an H2 file. Races on one node are in PasswordGuessesIT too, so this waits for {@code .ci/full}. */
@Tag("full")
class GuessRacesOnH2IT extends GuessRaces {
    GuessRacesOnH2IT() {
        super(Database.Kind.H2);
    }
}
