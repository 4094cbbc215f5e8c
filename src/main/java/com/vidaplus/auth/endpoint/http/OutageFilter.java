package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.platform.database.DatabaseOutage;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a request at once while the database is known to be away, before the request takes a connection or waits for one. The filter runs
 * after matching, so a wrong path, method or media type is told as ever. Dependent, since each application needs an instance of its own.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION - 1)
public class OutageFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String PROBE = OutageFilter.class.getName() + ".probe";

    @Inject
    DatabaseOutage outage;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!needsDatabase(request)) {
            return;
        }
        switch (outage.turn()) {
            case AWAY -> throw new DatabaseAway();
            case PROBE -> request.setProperty(PROBE, true);
            default -> { }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == OK && needsDatabase(request)) {
            outage.answered();
        }
        if (request.getProperty(PROBE) != null) {
            outage.probeEnded(response.getStatus() == UNAVAILABLE);
        }
    }

    private boolean needsDatabase(ContainerRequestContext request) {
        Class<?> matched = resource.getResourceClass();
        return matched != null && !matched.isAnnotationPresent(WithoutDatabase.class) && !HttpMethod.OPTIONS.equals(request.getMethod());
    }
}
