package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.grant.Inspection;
import com.vidaplus.auth.grant.TokenInspector;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.token.AccessToken;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.util.Collection;

/** {@code POST /oauth2/introspect} (RFC 7662). */
@Path("introspect")
@RequestScoped
public class IntrospectionResource {

    private static final String INACTIVE = "{\"active\":false}";

    @EJB
    private TokenInspector inspector;

    @Inject
    private RequestSource source;

    @Inject
    private Settings settings;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response introspect(TokenQuestionForm form) {
        ClientCredentials client = TokenQuestion.client(form, headers, uri);
        Inspection inspection = inspector.inspect(client, TokenQuestion.token(form), source.get());
        if (inspection instanceof Inspection.ActiveAccessToken active) {
            return JsonAnswer.of(200, describe(active.token())).build();
        }
        if (inspection instanceof Inspection.ActiveRefreshToken active) {
            return JsonAnswer.of(200, describe(active)).build();
        }
        if (inspection instanceof Inspection.Throttled throttled) {
            return OAuthError.tooManyAttempts(throttled.seconds());
        }
        return inspection == Inspection.Unsaid.INVALID_CLIENT ? OAuthError.invalidClient() : JsonAnswer.of(200, INACTIVE).build();
    }

    @OPTIONS
    public Response options() {
        return Response.noContent().header(HttpHeaders.ALLOW, "POST").build();
    }

    /** RFC 7662 §2.2; the members beyond it are the token's own claims. */
    private JsonObject describe(AccessToken token) {
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("active", true).add("token_type", "Bearer")
                .add("iss", settings.issuer()).add("sub", token.subject()).add("aud", JsonAnswer.array(token.audience()))
                .add("iat", token.issuedAt().getEpochSecond()).add("exp", token.expiresAt().getEpochSecond())
                .add("jti", token.jti()).add("groups", JsonAnswer.array(token.groups()));
        // A token of a client's own has no resource owner, whom the username would name.
        token.uid().ifPresent(uid -> json.add("uid", uid).add("username", token.subject()));
        token.session().ifPresent(session -> json.add("sid", session.sid()).add("auth_time", session.authTime().getEpochSecond()));
        token.clientId().ifPresent(id -> json.add("client_id", id));
        addScope(json, token.scope());
        return json.build();
    }

    private JsonObject describe(Inspection.ActiveRefreshToken active) {
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("active", true)
                .add("iss", settings.issuer()).add("sub", active.username()).add("username", active.username())
                .add("client_id", active.family().clientId()).add("uid", active.family().accountId())
                .add("sid", active.family().session().sid()).add("auth_time", active.family().session().authTime().getEpochSecond())
                .add("exp", active.family().expiresAt().getEpochSecond());
        addScope(json, active.family().scope());
        return json.build();
    }

    private static void addScope(JsonObjectBuilder json, Collection<String> scope) {
        if (!scope.isEmpty()) {
            json.add("scope", String.join(" ", scope));
        }
    }
}
