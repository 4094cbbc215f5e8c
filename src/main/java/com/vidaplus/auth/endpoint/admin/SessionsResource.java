package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.account.AccountSearch;
import com.vidaplus.auth.administration.SessionAdministration;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.Paging;
import com.vidaplus.auth.endpoint.rest.Problem;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.session.RefreshFamily;
import com.vidaplus.auth.session.SessionCursor;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /admin/accounts/{id}/sessions}: list the sessions with a refresh family; end one, or all. */
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

    /** Where the caller names no limit, a page has as many entries as it may. */
    @GET
    public Response list(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        int most = limit == null ? AccountSearch.MAX_LIMIT : Paging.limit(limit);
        SessionCursor place = Paging.after(after).map(text -> SessionCursor.parse(text).orElseThrow(Paging::noCursor))
                .orElse(SessionCursor.FIRST);
        List<RefreshFamily> page = sessions.page(accountId, place, most).orElseThrow(Problem::notFound);
        return Paging.answer("sessions", page, most, SessionsResource::json, family -> SessionCursor.behind(family).toString());
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
