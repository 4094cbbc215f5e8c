package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.grant.SessionRenewal;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code POST /auth/token/refresh_token}: exchanges a valid access token for a newer one (RFC 6750 §2.1). */
@Path("token/refresh_token")
@RequestScoped
public class RefreshTokenResource {

    private static final String BEARER = "Bearer";
    private static final String NOT_VALID = "Could not validate credentials";

    @EJB
    private SessionRenewal renewal;

    @Inject
    private RequestSource source;

    @Context
    private HttpHeaders headers;

    @POST
    public Response refresh() {
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || authorization.stream().noneMatch(RefreshTokenResource::isBearer)) {
            return TokenAnswer.unauthorized("Not authenticated");
        }
        if (authorization.size() > 1) {
            return TokenAnswer.unauthorized(NOT_VALID);
        }
        String presented = authorization.get(0).substring(BEARER.length()).strip();
        return TokenAnswer.of(renewal.renew(presented, source.get()), NOT_VALID, false);
    }

    @OPTIONS
    public Response options() {
        return TokenAnswer.onlyPost();
    }

    /** The scheme is compared case-insensitively (RFC 9110 §11.1). */
    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
    }
}
