package com.vidaplus.auth.grant;

/** Why no token was given: a closed catalogue, which each door puts into its own words. */
public enum Refusal {
    /** A parameter that the grant needs is missing. */
    INVALID_REQUEST,
    /** The client did not authenticate, is disabled, or is required and was not named. */
    INVALID_CLIENT,
    /** The client may not use this grant. */
    UNAUTHORIZED_CLIENT,
    /** The service has no such grant. */
    UNSUPPORTED_GRANT_TYPE,
    /** A scope value beyond what the client may have. */
    INVALID_SCOPE,
    /** The credentials, or the token presented in their place, are not valid; no answer says which part. */
    INVALID_GRANT,
    /** Groups, scope and audiences make a token that no door takes; less scope may help, or an operator. */
    TOKEN_TOO_LONG,
    /** Too many hashes are waiting, or the client was changed meanwhile; the same request may succeed a second later. */
    OVERLOADED,
    /** This node's clock is not to be trusted, so it gives no tokens; another node may, and this one when its clock is right again. */
    CLOCK_OFF
}
