package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;

/** Who makes this request, as {@link BearerFilter} found out. */
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

    /** The account in person; a client of its own is refused. */
    public Account account() {
        return principal.account().orElseThrow(() -> Problem.forbidden("account"));
    }
}
