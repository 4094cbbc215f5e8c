package com.vidaplus.auth.platform.database;

/** The database's clock where that is H2. */
public final class H2Clock extends DatabaseClock {

    @Override
    public String now() {
        return "CURRENT_TIMESTAMP";
    }
}
