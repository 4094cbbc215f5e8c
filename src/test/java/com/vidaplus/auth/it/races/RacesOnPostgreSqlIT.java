package com.vidaplus.auth.it.races;

import com.vidaplus.auth.it.server.Database;

/** The races on two nodes that share a PostgreSQL. */
class RacesOnPostgreSqlIT extends Races {
    RacesOnPostgreSqlIT() {
        super(Database.Kind.POSTGRESQL);
    }
}
