package com.vidaplus.auth.endpoint.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role that a caller of this resource needs. {@code RolesAllowed} is not used: some servers would enforce it by their own security as
 * well, which knows nothing of our tokens.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Requires {

    /** The group that an account needs, and the scope that a client needs; empty for every account that is signed in. */
    String value();
}
