package com.vidaplus.auth.endpoint.http;

/** The database is known to be away; each door words it as 503. One object each time, but without a stack trace: they come in thousands. */
public class DatabaseAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAway() {
        super("The database is away", null, false, false);
    }
}
