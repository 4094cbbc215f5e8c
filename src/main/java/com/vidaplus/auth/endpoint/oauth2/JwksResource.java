package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.key.SigningKeys;
import com.vidaplus.auth.endpoint.web.WithoutDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** {@code GET /oauth2/jwks}: the public keys (RFC 7517), from memory and so without the database. */
@Path("jwks")
@RequestScoped
@WithoutDatabase
public class JwksResource {

    /** Half of the ten minutes for which a new key is published before it signs (docs/decisions). */
    private static final String CACHE_CONTROL = "public, max-age=300";

    @Inject
    private SigningKeys keys;

    @GET
    public Response jwks() {
        return Response.ok(keys.jwkSet().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL).build();
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "GET").build();
    }
}
