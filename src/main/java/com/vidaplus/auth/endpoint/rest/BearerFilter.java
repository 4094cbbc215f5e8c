package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.endpoint.admin.ClientsResource;
import com.vidaplus.auth.token.ActiveTokens;
import com.vidaplus.auth.token.Principal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Lets a caller pass only with a valid access token of this service (RFC 6750 §2.1) and the role that the resource requires. The filter
 * reads the account again for every request, so a group that was taken away, on any node, is gone. A resource without {@link Requires} is
 * closed. Dependent, since each application needs an instance of its own: the objects that JAX-RS injects belong to the application.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class BearerFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    @Inject
    private ActiveTokens tokens;

    @Inject
    private Caller caller;

    @Inject
    private AccessRefusals refusals;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> authorization = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        boolean presented = authorization.size() == 1 && authorization.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!presented) {
            throw refusals.withoutToken(door());
        }
        Principal principal = tokens.findForThisService(authorization.get(0).substring(SCHEME.length()).strip()).map(Principal::of)
                .orElseThrow(() -> refusals.invalidToken(door()));
        Requires requires = resource.getResourceClass().getAnnotation(Requires.class);
        if (requires == null || !requires.value().isEmpty() && !principal.has(requires.value())) {
            throw refusals.lacks(requires == null ? "" : requires.value(), door(), principal);
        }
        if (requires.value().isEmpty() && principal.account().isEmpty()) {
            throw refusals.lacks("account", door(), principal);
        }
        caller.is(principal);
    }

    /** The resource's name, such as {@code ClientsResource}: the address may have anything in it. */
    private String door() {
        return resource.getResourceClass().getSimpleName();
    }
}
