package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountDraft;
import com.vidaplus.auth.administration.AccountAdministration;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.JsonBody;
import com.vidaplus.auth.endpoint.rest.Problem;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.Versions;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** {@code /admin/accounts/{id}}: read, change by merge patch (RFC 7396) or delete an account; set its password. */
@Path("accounts/{id}")
@RequestScoped
@Requires(Principal.ADMIN)
public class AccountResource {

    @Inject
    private Caller caller;

    @Inject
    private AccountAdministration accounts;

    @Context
    private HttpHeaders headers;

    @PathParam("id")
    private String id;

    @GET
    public Response read() {
        return AccountJson.answer(200, existing()).build();
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, JsonBody.MERGE_PATCH})
    public Response change(byte[] body) {
        Account now = existing();
        AccountDraft changed = AccountJson.changed(body, now);
        return Versions.answer(accounts.update(caller.principal(), id, Versions.seen(headers, now.version()), changed),
                account -> AccountJson.answer(200, account).build());
    }

    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setPassword(byte[] body) {
        String password = JsonBody.parse(body, Set.of("password")).requiredText("password");
        int seen = Versions.seen(headers, existing().version());
        return Versions.answer(accounts.setPassword(caller.principal(), id, seen, password),
                account -> AccountJson.answer(200, account).build());
    }

    @DELETE
    public Response delete() {
        int seen = Versions.seen(headers, existing().version());
        return Versions.answer(accounts.delete(caller.principal(), id, seen), account -> Response.noContent().build());
    }

    private Account existing() {
        return accounts.find(id).orElseThrow(Problem::notFound);
    }
}
