package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.server.Database;

/** The races on one node with an H2 file. */
class RacesOnH2IT extends Races {
    RacesOnH2IT() {
        super(Database.Kind.H2);
    }
}
