package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.credential.ClientCredentials;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** The question that revocation and introspection share: a token, asked about by a client. */
final class TokenQuestion {

    private TokenQuestion() {
    }

    /** @throws OAuthProblem where parameters are repeated, in the query or missing, or no client is named */
    static ClientCredentials client(TokenQuestionForm form, HttpHeaders headers, UriInfo uri) {
        Parameters.requireNoneInQuery(uri, TokenQuestionForm.class);
        Parameters.requireSentOnce(form.token(), form.tokenTypeHint(), form.clientId(), form.clientSecret());
        return ClientAuthentication.require(headers, form.clientId(), form.clientSecret());
    }

    /** @throws OAuthProblem where the form has no token */
    static String token(TokenQuestionForm form) {
        return Parameters.required(form.token(), "token");
    }
}
