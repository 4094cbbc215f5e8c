package com.vidaplus.auth.endpoint.oauth2;

import jakarta.ws.rs.FormParam;
import java.util.List;

/** The form of {@code POST /oauth2/revoke} and {@code /oauth2/introspect} as sent (RFC 7009 §2.1, RFC 7662 §2.1). */
public record TokenQuestionForm(
        @FormParam("token") List<String> token,
        @FormParam("token_type_hint") List<String> tokenTypeHint,
        @FormParam("client_id") List<String> clientId,
        @FormParam("client_secret") List<String> clientSecret) {

    /** Says nothing: everything in it may be a secret. */
    @Override
    public String toString() {
        return "TokenQuestionForm";
    }
}
