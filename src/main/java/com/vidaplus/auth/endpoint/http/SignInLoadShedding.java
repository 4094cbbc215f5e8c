package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.credential.password.HashGate;
import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses sign-ins unread while as many wait for their hash as may. In a storm ten sign-ins come for each that gets its turn, and their
 * cost is missing for the hashes. At the OAuth door the form must be read first, to tell a sign-in from a refresh; there
 * {@code CredentialCheck} refuses them.
 */
public class SignInLoadShedding extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient HashGate gate;

    @Inject
    private transient Metrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // A page's request goes the long way round: the page needs the headers of CORS, whichever filter comes first.
        if (gate.isFull() && "POST".equals(request.getMethod()) && request.getHeader("Origin") == null) {
            metrics.count(Counter.SIGN_INS, "overloaded");
            SecurityHeaders.ofData(response);
            response.setHeader("Retry-After", "1");
            JsonErrorPage.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "{\"detail\":\"Temporarily unavailable\"}");
        } else {
            chain.doFilter(request, response);
        }
    }
}
