package com.vidaplus.auth.endpoint.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Puts on every answer the headers that keep a browser from doing more with it than was meant. The filter never touches the request: one
 * call of {@code getParameter} would let the server parse a form before the strict reader does.
 */
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For answers that are data: nothing may be loaded, run or framed. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** For the API page. Swagger UI sets inline styles (swagger-ui#10655); scripts come from files alone. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean page = request.getServletPath().startsWith("/docs");
        put(response, page ? PAGE_POLICY : DATA_POLICY);
        chain.doFilter(request, response);
    }

    /** Sets the headers on an answer of data that another filter gives by itself, perhaps before this one's turn. */
    static void ofData(HttpServletResponse response) {
        put(response, DATA_POLICY);
    }

    private static void put(HttpServletResponse response, String policy) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
