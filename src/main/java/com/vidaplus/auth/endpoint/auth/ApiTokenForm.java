package com.vidaplus.auth.endpoint.auth;

import jakarta.ws.rs.FormParam;
import java.util.List;

/** The form of {@code POST /auth/token} as sent: every value of every field, in the order in which problems are reported. */
public record ApiTokenForm(
        @FormParam("grant_type") List<String> grantType,
        @FormParam("username") List<String> username,
        @FormParam("password") List<String> password,
        @FormParam("scope") List<String> scope,
        @FormParam("client_id") List<String> clientId,
        @FormParam("client_secret") List<String> clientSecret) {

    /** Says nothing: everything in it may be a secret. */
    @Override
    public String toString() {
        return "ApiTokenForm";
    }
}
