package com.vidaplus.auth.endpoint.oauth2;

import jakarta.ws.rs.core.Response;

/** A request that an endpoint of this door cannot go on with; thrown by the door's own code before any use case is called. */
final class OAuthProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Response answer;

    OAuthProblem(Response answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Response answer() {
        return answer;
    }
}
