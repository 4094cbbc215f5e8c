package com.vidaplus.auth.endpoint.operation;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leads from the context root to the API page. The address is relative (RFC 9110 §10.2.2), so neither a proxy nor a forged Host header can
 * falsify it. A proxy or such a header can falsify the container's own redirect to a folder.
 */
@WebServlet(urlPatterns = {"", "/docs"})
public class StartPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", "docs/");
    }
}
