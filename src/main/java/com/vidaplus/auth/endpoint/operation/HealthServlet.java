package com.vidaplus.auth.endpoint.operation;

import com.vidaplus.auth.endpoint.http.JsonErrorPage;
import com.vidaplus.auth.platform.Readiness;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /live}: the process answers. {@code GET /ready}: the service can give tokens, or 503. Both answers say UP or DOWN and no more.
 * A servlet serves them, since a JAX-RS application at the root would take the static pages over.
 */
@WebServlet(urlPatterns = {"/live", "/ready"})
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Readiness readiness;

    /** Allows GET and HEAD: the superclass would refuse other methods without naming the allowed ones. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            super.service(request, response);
        } else {
            response.setHeader("Allow", "GET");
            if ("OPTIONS".equals(request.getMethod())) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            JsonErrorPage.write(response, 405, "{\"detail\":\"Method Not Allowed\"}");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean up = "/live".equals(request.getServletPath()) || readiness.isReady();
        JsonErrorPage.write(response, up ? 200 : 503, up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }
}
