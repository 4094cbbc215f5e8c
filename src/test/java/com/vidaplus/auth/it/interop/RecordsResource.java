package com.vidaplus.auth.it.interop;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the consumer protects. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class RecordsResource {

    @Inject
    private JsonWebToken caller;

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "open";
    }

    /** The caller as this server understands the token. */
    @GET
    @Path("records")
    @RolesAllowed("doctor")
    public String records() {
        return caller.getName() + " " + new TreeSet<>(caller.getGroups()) + " " + caller.getClaim("uid");
    }

    @GET
    @Path("staff")
    @RolesAllowed("admin")
    public String staff() {
        return "staff";
    }
}
