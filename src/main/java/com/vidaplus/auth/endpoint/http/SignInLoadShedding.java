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
 * Sends sign-ins away before anything of them is read while as many wait for their hash as may: in a storm there are ten of them for each
 * that gets its turn, and what they cost is missing for the hashes. Where the door is the OAuth one, the form must be read first, to tell a
 * sign-in from a refresh; there {@code CredentialCheck} sees to it.
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
        // A page's request goes the long way round: it is to get what CORS wants, whichever filter comes first.
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
