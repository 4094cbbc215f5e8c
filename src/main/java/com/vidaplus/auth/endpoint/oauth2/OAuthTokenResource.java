package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.grant.Refusal;
import com.vidaplus.auth.grant.ScopeRule;
import com.vidaplus.auth.grant.TokenIssuer;
import com.vidaplus.auth.grant.TokenRequest;
import com.vidaplus.auth.grant.TokenResult;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** {@code POST /oauth2/token}: the token endpoint (RFC 6749 §3.2). */
@Path("token")
@RequestScoped
public class OAuthTokenResource {

    @EJB
    private TokenIssuer issuer;

    @Inject
    private RequestSource source;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(OAuthTokenForm form) {
        Parameters.requireNoneInQuery(uri, OAuthTokenForm.class);
        Parameters.requireSentOnce(form.grantType(), form.username(), form.password(), form.refreshToken(), form.scope(),
                form.clientId(), form.clientSecret());
        String grantType = Parameters.required(form.grantType(), "grant_type");
        ClientCredentials client = ClientAuthentication.require(headers, form.clientId(), form.clientSecret());
        return answer(issuer.issue(new TokenRequest(grantType, Optional.of(client), username(form), password(form),
                Parameters.optional(form.refreshToken()), Scope.parse(Parameters.optional(form.scope())), ScopeRule.REFUSE, true,
                source.get())));
    }

    private static Optional<String> username(OAuthTokenForm form) {
        Optional<String> username = Parameters.optional(form.username());
        if (username.filter(name -> name.length() > EmailAddress.MAX_LENGTH).isPresent()) {
            throw new OAuthProblem(OAuthError.INVALID_REQUEST.answer("The username is too long"));
        }
        return username;
    }

    private static Optional<String> password(OAuthTokenForm form) {
        Optional<String> password = Parameters.optional(form.password());
        if (password.isPresent() && Password.of(password.get()).isEmpty()) {
            throw new OAuthProblem(OAuthError.INVALID_REQUEST.answer("The password is too long"));
        }
        return password;
    }

    private static Response answer(TokenResult result) {
        if (result instanceof TokenResult.Issued issued) {
            return issued(issued);
        }
        if (result instanceof TokenResult.Throttled throttled) {
            return OAuthError.tooManyAttempts(throttled.seconds());
        }
        Refusal refusal = ((TokenResult.Refused) result).refusal();
        return switch (refusal) {
            case INVALID_REQUEST -> OAuthError.INVALID_REQUEST.answer();
            case INVALID_CLIENT -> OAuthError.invalidClient();
            case UNAUTHORIZED_CLIENT -> OAuthError.UNAUTHORIZED_CLIENT.answer();
            case UNSUPPORTED_GRANT_TYPE -> OAuthError.UNSUPPORTED_GRANT_TYPE.answer();
            case INVALID_SCOPE -> OAuthError.INVALID_SCOPE.answer();
            case INVALID_GRANT -> OAuthError.INVALID_GRANT.answer();
            case TOKEN_TOO_LONG -> OAuthError.INVALID_REQUEST.answer("The access token would be too long, ask for less scope");
            case OVERLOADED, CLOCK_OFF -> OAuthError.TEMPORARILY_UNAVAILABLE.answer();
        };
    }

    /** RFC 6749 §5.1. */
    private static Response issued(TokenResult.Issued issued) {
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder()
                .add("access_token", issued.accessToken()).add("token_type", "Bearer").add("expires_in", issued.expiresIn());
        issued.refreshToken().ifPresent(token -> json.add("refresh_token", token));
        if (!issued.scope().isEmpty()) {
            json.add("scope", String.join(" ", issued.scope()));
        }
        return JsonAnswer.of(200, json.build()).build();
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "POST").build();
    }
}
