package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.server.Database;

/** The races of guesses on two nodes that share a PostgreSQL. */
class GuessRacesOnPostgreSqlIT extends GuessRaces {
    GuessRacesOnPostgreSqlIT() {
        super(Database.Kind.POSTGRESQL);
    }
}
