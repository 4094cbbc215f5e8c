package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.grant.TokenIssuer;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code GET /.well-known/oauth-authorization-server} and {@code /.well-known/openid-configuration}: what this service offers, from its
 * settings and its grants alone, so that a forged Host header changes nothing (RFC 8414). OpenID Connect appends the well-known address to
 * the issuer; RFC 8414 §3.1 puts it before the issuer's path. So the issuer's path is also answered for after the well-known address.
 */
@Path("{document: oauth-authorization-server|openid-configuration}")
@ApplicationScoped
public class MetadataResource {

    private static final String CACHE_CONTROL = "public, max-age=300";

    @Inject
    Settings settings;

    @EJB
    TokenIssuer issuer;

    private byte[] metadata;

    @PostConstruct
    void derive() {
        String base = settings.issuer();
        metadata = JsonAnswer.JSON.createObjectBuilder()
                .add("issuer", base)
                .add("token_endpoint", base + "/oauth2/token")
                .add("revocation_endpoint", base + "/oauth2/revoke")
                .add("introspection_endpoint", base + "/oauth2/introspect")
                .add("jwks_uri", base + "/oauth2/jwks")
                .add("service_documentation", base + "/docs/")
                // Required (RFC 8414 §2), and empty: there is no authorization endpoint.
                .add("response_types_supported", JsonAnswer.array(List.of()))
                // Required (OpenID Connect Discovery §3): a subject is the same for every client; there are no ID tokens.
                .add("subject_types_supported", JsonAnswer.array(List.of("public")))
                .add("id_token_signing_alg_values_supported", JsonAnswer.array(List.of()))
                .add("grant_types_supported", JsonAnswer.array(issuer.grantTypes()))
                .add("token_endpoint_auth_methods_supported",
                        JsonAnswer.array(List.of("client_secret_basic", "client_secret_post", "none")))
                .add("revocation_endpoint_auth_methods_supported",
                        JsonAnswer.array(List.of("client_secret_basic", "client_secret_post", "none")))
                .add("introspection_endpoint_auth_methods_supported",
                        JsonAnswer.array(List.of("client_secret_basic", "client_secret_post")))
                .build().toString().getBytes(StandardCharsets.UTF_8);
    }

    @GET
    public Response metadata() {
        return Response.ok(metadata, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL).build();
    }

    /** @param path what follows the well-known address */
    @GET
    @Path("{path: .+}")
    public Response metadata(@PathParam("path") String path) {
        String issuersPath = URI.create(settings.issuer()).getRawPath();
        if (!issuersPath.equals("/" + path)) {
            throw new NotFoundException();
        }
        return metadata();
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "GET").build();
    }
}
