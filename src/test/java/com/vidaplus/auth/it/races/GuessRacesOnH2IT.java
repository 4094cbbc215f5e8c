package com.vidaplus.auth.it.races;

import com.vidaplus.auth.it.server.Database;

/** The races of guesses on one node with an H2 file. */
class GuessRacesOnH2IT extends GuessRaces {
    GuessRacesOnH2IT() {
        super(Database.Kind.H2);
    }
}
