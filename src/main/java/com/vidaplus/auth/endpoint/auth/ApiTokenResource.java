package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.endpoint.form.PresentedClient;
import com.vidaplus.auth.endpoint.form.QueryFields;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.grant.ScopeRule;
import com.vidaplus.auth.grant.TokenIssuer;
import com.vidaplus.auth.grant.TokenRequest;
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
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code POST /auth/token}: exchanges name and password for an access token. */
@Path("token")
@RequestScoped
public class ApiTokenResource {

    @EJB
    private TokenIssuer issuer;

    @Inject
    private RequestSource source;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response token(ApiTokenForm form) {
        List<FieldProblem> problems = TokenFormCheck.problems(form, QueryFields.of(uri, ApiTokenForm.class));
        if (!problems.isEmpty()) {
            return TokenAnswer.unprocessable(problems);
        }
        PresentedClient client = SignInClient.read(headers, first(form.clientId()), first(form.clientSecret()), issuer::knows);
        boolean basic = client.method() == PresentedClient.Method.BASIC;
        if (client.flaw() != PresentedClient.Flaw.NONE) {
            return TokenAnswer.invalidClient(basic);
        }
        TokenRequest request = new TokenRequest("password", client.credentials(), Optional.of(first(form.username())),
                Optional.of(first(form.password())), Optional.empty(), Optional.of(words(first(form.scope()))), ScopeRule.NARROW, false,
                source.get());
        return TokenAnswer.of(issuer.issue(request), "Incorrect email or password", basic);
    }

    @OPTIONS
    public Response options() {
        return TokenAnswer.onlyPost();
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    private static SortedSet<String> words(String scope) {
        SortedSet<String> words = new TreeSet<>(List.of(scope.split(" ")));
        words.remove("");
        return words;
    }
}
