package com.vidaplus.auth.endpoint.http;

/**
 * The database is known to be away; each door words it as 503. Each throw makes an object, but without a stack trace: thousands may come.
 */
public class DatabaseAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAway() {
        super("The database is away", null, false, false);
    }
}
