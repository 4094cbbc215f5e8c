package com.vidaplus.auth.endpoint.form;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Settles the media types of a request before JAX-RS interprets them. Servers answer a wrong type differently, from a 400 in words of their
 * own to a 500. {@code Accept} counts as absent, as the contract says.
 */
public class MediaTypeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new SettledRequest(request), response);
    }
}
