package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.administration.Principal;
import jakarta.enterprise.context.RequestScoped;

/** Who makes this request, as {@link BearerFilter} found out. */
@RequestScoped
public class Caller {

    private Principal principal;

    void is(Principal authenticated) {
        principal = authenticated;
    }

    /** The authenticated caller. */
    Principal principal() {
        return principal;
    }

    /** The account in person; a client of its own is refused. */
    Account account() {
        return principal.account().orElseThrow(() -> Problem.forbidden("account"));
    }
}
