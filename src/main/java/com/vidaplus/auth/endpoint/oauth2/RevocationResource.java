package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.ClientVerdict;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.grant.TokenRevoker;
import com.vidaplus.auth.token.TokenRoom;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code POST /oauth2/revoke} (RFC 7009). */
@Path("revoke")
@RequestScoped
public class RevocationResource {

    @EJB
    private TokenRevoker revoker;

    @Inject
    private RequestSource source;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    /**
     * 200 for every token that can be judged, known or not (RFC 7009 §2.2). The answer has a body because every answer of this service is
     * JSON. A token longer than any of this service's may come from an older release: nothing was revoked, so the answer is no 200.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(TokenQuestionForm form) {
        ClientCredentials client = TokenQuestion.client(form, headers, uri);
        String token = TokenQuestion.token(form);
        ClientVerdict verdict = revoker.revoke(client, token, source.get());
        if (verdict instanceof ClientVerdict.Throttled throttled) {
            return OAuthError.tooManyAttempts(throttled.seconds());
        }
        if (verdict instanceof ClientVerdict.Authenticated && token.length() > TokenRoom.LONGEST) {
            return OAuthError.INVALID_REQUEST.answer("The token is too long to be one of this service, and was not revoked");
        }
        return verdict instanceof ClientVerdict.Authenticated ? JsonAnswer.of(200, "{}").build() : OAuthError.invalidClient();
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "POST").build();
    }
}
