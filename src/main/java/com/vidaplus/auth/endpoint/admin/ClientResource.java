package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.ClientAdministration;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientRegistration;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /admin/clients/{id}}: read, change by merge patch (RFC 7396) or delete a client; give it another secret. */
@Path("clients/{id}")
@RequestScoped
@Requires(Principal.ADMIN)
public class ClientResource {

    @Inject
    private Caller caller;

    @Inject
    private ClientAdministration clients;

    @Context
    private HttpHeaders headers;

    @PathParam("id")
    private String id;

    @GET
    public Response read() {
        return ClientJson.answer(200, new ClientAdministration.WithSecret(existing(), Optional.empty())).build();
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, JsonBody.MERGE_PATCH})
    public Response change(byte[] body) {
        Client now = existing();
        ClientRegistration registration = ClientJson.changed(body, now.registration());
        return Versions.answer(clients.update(caller.principal(), id, Versions.seen(headers, now.version()), registration),
                changed -> ClientJson.answer(200, changed).build());
    }

    @POST
    @Path("secret")
    public Response rotateSecret() {
        int seen = Versions.seen(headers, existing().version());
        return Versions.answer(clients.rotateSecret(caller.principal(), id, seen), changed -> ClientJson.answer(200, changed).build());
    }

    @DELETE
    public Response delete() {
        int seen = Versions.seen(headers, existing().version());
        return Versions.answer(clients.delete(caller.principal(), id, seen), gone -> Response.noContent().build());
    }

    private Client existing() {
        return clients.find(id).orElseThrow(Problem::notFound);
    }
}
