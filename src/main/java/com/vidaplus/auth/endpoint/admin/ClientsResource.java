package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.ClientAdministration;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.JsonBody;
import com.vidaplus.auth.endpoint.rest.Paging;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.Versions;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;

/** {@code /admin/clients}: list, and register one. */
@Path("clients")
@RequestScoped
@Requires(Principal.ADMIN)
public class ClientsResource {

    private static final Set<String> MEMBERS = new TreeSet<>(ClientJson.CHANGEABLE);

    static {
        MEMBERS.addAll(Set.of("client_id", "confidential"));
    }

    @Inject
    private Caller caller;

    /** An answer's address begins with the issuer: servers would make a relative one absolute with the host that the request names. */
    @Inject
    private Settings settings;

    @Inject
    private ClientAdministration clients;

    @GET
    public Response list(@QueryParam("after") String after, @QueryParam("limit") String limit) {
        int most = Paging.limit(limit);
        return Paging.answer("clients", clients.page(Paging.after(after), most), most, ClientJson::of, Client::id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] body) {
        JsonBody json = JsonBody.merged(body, MEMBERS, ClientJson.NEW);
        return Versions.answer(clients.create(caller.principal(), json.requiredText("client_id"), json.flag("confidential"),
                ClientJson.registration(json)), made -> ClientJson.answer(201, made)
                        .header(HttpHeaders.LOCATION, settings.issuer() + "/admin/clients/" + made.client().id()).build());
    }
}
