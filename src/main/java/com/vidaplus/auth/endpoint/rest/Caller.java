package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;

/** The caller of this request, as {@link BearerFilter} found out. */
@RequestScoped
public class Caller {

    private Principal principal;

    void is(Principal authenticated) {
        principal = authenticated;
    }

    /** The authenticated caller. */
    public Principal principal() {
        return principal;
    }

    /** The account that calls in person; a client that calls for itself is refused. */
    public Account account() {
        return principal.account().orElseThrow(() -> Problem.forbidden("account"));
    }
}
