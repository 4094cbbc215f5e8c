package com.vidaplus.auth.platform.database;

/** A database schema that the service cannot start on. The message tells the operator what to change; nothing in the schema was changed. */
public class UnusableSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSchema(String message) {
        super(message);
    }
}
