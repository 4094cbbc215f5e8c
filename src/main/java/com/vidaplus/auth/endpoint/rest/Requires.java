package com.vidaplus.auth.endpoint.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which role a caller of this resource needs. Not {@code RolesAllowed}: some servers would enforce that by their own security as well,
 * which knows nothing of our tokens.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Requires {

    /** A group of accounts, and a scope of clients; empty for every account that is signed in. */
    String value();
}
