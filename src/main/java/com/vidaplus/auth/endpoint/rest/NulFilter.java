package com.vidaplus.auth.endpoint.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Refuses an address with a NUL: PostgreSQL neither stores nor compares a NUL, so such an address could find nothing. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class NulFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        if (address.getPath().indexOf('\0') >= 0) {
            throw Problem.notFound();
        }
        if (address.getQueryParameters().values().stream().flatMap(values -> values.stream()).anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw Problem.invalid("A parameter must not contain a NUL character.");
        }
    }
}
