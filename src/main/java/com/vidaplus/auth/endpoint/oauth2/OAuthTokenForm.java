package com.vidaplus.auth.endpoint.oauth2;

import jakarta.ws.rs.FormParam;
import java.util.List;

/** The form of {@code POST /oauth2/token} as sent (RFC 6749 §4.3.2, §4.4.2, §6): every value of every parameter. */
public record OAuthTokenForm(
        @FormParam("grant_type") List<String> grantType,
        @FormParam("username") List<String> username,
        @FormParam("password") List<String> password,
        @FormParam("refresh_token") List<String> refreshToken,
        @FormParam("scope") List<String> scope,
        @FormParam("client_id") List<String> clientId,
        @FormParam("client_secret") List<String> clientSecret) {

    /** Says nothing: everything in it may be a secret. */
    @Override
    public String toString() {
        return "OAuthTokenForm";
    }
}
