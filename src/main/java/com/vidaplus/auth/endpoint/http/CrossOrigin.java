package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Lets pages of the origins in {@code CORS_ORIGINS}, and of no others, call the addresses that a page can use (Fetch Standard, CORS
 * protocol). These are both doors' tokens, the keys, the metadata and the own account. Operators' addresses and introspection, which is for
 * clients that can keep a secret, stay closed. Credentials are never allowed: there are no cookies here.
 */
public class CrossOrigin extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, POST, PUT";

    /** Seconds for which a browser need not ask again. */
    private static final String MAX_AGE = "600";

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (settings.corsOrigins().isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        // Also where no origin was sent: a cache must not keep that answer for a page.
        boolean preflight = "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
        response.setHeader("Vary", preflight ? "Origin, Access-Control-Request-Method, Access-Control-Request-Headers" : "Origin");
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        boolean listed = origins.size() == 1 && settings.corsOrigins().contains(origins.get(0));
        if (listed) {
            response.setHeader("Access-Control-Allow-Origin", origins.get(0));
            response.setHeader("Access-Control-Expose-Headers", "ETag, Location, Retry-After, WWW-Authenticate");
        }
        if (listed && preflight) {
            answerPreflight(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Answered here, since a browser asks without the token that the address itself may demand. */
    private static void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        SecurityHeaders.ofData(response);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers",
                RequestedHeaders.allowed(Collections.list(request.getHeaders("Access-Control-Request-Headers"))));
        response.setHeader("Access-Control-Max-Age", MAX_AGE);
        response.setHeader("Allow", METHODS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
