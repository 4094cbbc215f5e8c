package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.Principal;
import com.vidaplus.auth.administration.SessionAdministration;
import com.vidaplus.auth.endpoint.web.JsonAnswer;
import com.vidaplus.auth.token.RefreshFamily;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /admin/accounts/{id}/sessions}: those with a refresh family; and the end of one, or of all. */
@Path("accounts/{id}/sessions")
@RequestScoped
@Requires(Principal.ADMIN)
public class SessionsResource {

    @Inject
    private Caller caller;

    @Inject
    private SessionAdministration sessions;

    @PathParam("id")
    private String accountId;

    @GET
    public Response list() {
        List<RefreshFamily> alive = sessions.list(accountId).orElseThrow(Problem::notFound);
        JsonArrayBuilder entries = JsonAnswer.JSON.createArrayBuilder();
        alive.forEach(family -> entries.add(json(family)));
        return JsonAnswer.of(200, JsonAnswer.JSON.createObjectBuilder().add("sessions", entries).build()).build();
    }

    static JsonObject json(RefreshFamily family) {
        return JsonAnswer.JSON.createObjectBuilder().add("sid", family.session().sid()).add("client_id", family.clientId())
                .add("scope", String.join(" ", family.scope())).add("auth_time", family.session().authTime().getEpochSecond())
                .add("expires_at", family.expiresAt().getEpochSecond()).build();
    }

    @DELETE
    public Response endAll() {
        if (!sessions.endAll(caller.principal(), accountId)) {
            throw Problem.notFound();
        }
        return Response.noContent().build();
    }

    @DELETE
    @Path("{sid}")
    public Response end(@PathParam("sid") String sid) {
        if (!sessions.end(caller.principal(), accountId, sid)) {
            throw Problem.notFound();
        }
        return Response.noContent().build();
    }
}
