package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.server.Database;

/** The races on two nodes that share a PostgreSQL. */
class RacesOnPostgreSqlIT extends Races {
    RacesOnPostgreSqlIT() {
        super(Database.Kind.POSTGRESQL);
    }
}
