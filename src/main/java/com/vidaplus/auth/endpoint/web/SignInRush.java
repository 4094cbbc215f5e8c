package com.vidaplus.auth.endpoint.web;

import com.vidaplus.auth.credential.HashGate;
import com.vidaplus.auth.platform.Counter;
import com.vidaplus.auth.platform.Metrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends sign-ins away before anything of them is read while as many wait for their hash as may: in a storm there are ten of them for each
 * that gets its turn, and what they cost is missing for the hashes. Where the door is the OAuth one, the form must be read first, to tell a
 * sign-in from a refresh; there {@code CredentialCheck} sees to it.
 */
@WebFilter(urlPatterns = "/auth/token", asyncSupported = true)
public class SignInRush extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final byte[] ANSWER = "{\"detail\":\"Temporarily unavailable\"}".getBytes(StandardCharsets.UTF_8);

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
            sendAway(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void sendAway(HttpServletResponse response) throws IOException {
        SecurityHeaders.ofData(response);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("Retry-After", "1");
        response.setContentLength(ANSWER.length);
        response.getOutputStream().write(ANSWER);
    }
}
