package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.http.WithoutDatabase;
import com.vidaplus.auth.key.KeyRing;
import com.vidaplus.auth.platform.settings.Settings;
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

    /** Verifiers are to forget a removed key within five minutes, however long a new key is published before it signs. */
    private static final long LONGEST_MAX_AGE = 300;

    @Inject
    private KeyRing keys;

    @Inject
    private Settings settings;

    @GET
    public Response jwks() {
        return Response.ok(keys.jwkSet().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge()).build();
    }

    /** Half of the time for which a new key is published before it signs: the other half is for verifiers that learn of it late. */
    private long maxAge() {
        return Math.min(LONGEST_MAX_AGE, settings.signingKeyPending().toSeconds() / 2);
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "GET").build();
    }
}
