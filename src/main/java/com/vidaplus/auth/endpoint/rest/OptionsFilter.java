package com.vidaplus.auth.endpoint.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers OPTIONS with what the address allows (RFC 9110 §9.3.7), to every caller, as 405 does.
 *
 * <p>Without this filter, one server asks for a token first and another throws an exception of its own. So the filter gives the request a
 * method that no address has. The refusal of that method names the allowed methods, and becomes the answer.
 */
@Provider
@PreMatching
public class OptionsFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String NOBODY_HAS = "WHICH";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.setMethod(NOBODY_HAS);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(NOBODY_HAS) && response.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.setStatusInfo(Status.NO_CONTENT);
            response.setEntity(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
