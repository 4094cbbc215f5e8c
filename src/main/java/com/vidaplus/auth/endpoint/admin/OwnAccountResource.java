package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.OwnAccount;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.JsonBody;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.Versions;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** {@code /account}: the account as its owner sees it, and a change of the password. */
@Path("")
@RequestScoped
@Requires("")
public class OwnAccountResource {

    @EJB
    private OwnAccount own;

    @Inject
    private Caller caller;

    @Inject
    private RequestSource source;

    @GET
    public Response read() {
        return AccountJson.answer(200, caller.account()).build();
    }

    /** 204: every session of the account has ended, the caller's too. */
    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(byte[] body) {
        JsonBody json = JsonBody.parse(body, Set.of("old_password", "new_password"));
        return Versions.answer(own.changePassword(caller.account(), json.requiredText("old_password"), json.requiredText("new_password"),
                source.get()), account -> Response.noContent().build());
    }
}
