package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.KeyAdministration;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.Problem;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** {@code /admin/keys}: the signing keys, a successor for the active one, and the emergency removal of one. */
@Path("keys")
@RequestScoped
@Requires(Principal.ADMIN)
public class KeysResource {

    @Inject
    private Caller caller;

    @Inject
    private KeyAdministration keys;

    @GET
    public Response list() {
        JsonArrayBuilder entries = JsonAnswer.JSON.createArrayBuilder();
        keys.list().forEach(key -> entries.add(JsonAnswer.JSON.createObjectBuilder().add("kid", key.kid())
                .add("alg", key.algorithm()).add("state", key.state().name().toLowerCase(Locale.ROOT))));
        return JsonAnswer.of(200, JsonAnswer.JSON.createObjectBuilder().add("keys", entries).build()).build();
    }

    /** 202: the successor is published now and signs when {@code SIGNING_KEY_PENDING_SECONDS} have passed. */
    @POST
    public Response rotate() {
        return keys.publishSuccessor(caller.principal())
                .map(kid -> JsonAnswer.of(202, JsonAnswer.JSON.createObjectBuilder().add("kid", kid).add("state", "pending").build()).build())
                .orElseGet(() -> Problem.answer(409, "A successor is published already").build());
    }

    @DELETE
    @Path("{kid}")
    public Response remove(@PathParam("kid") String kid) {
        if (!keys.remove(caller.principal(), kid)) {
            throw Problem.notFound();
        }
        return Response.noContent().build();
    }
}
