package com.vidaplus.auth.endpoint.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the container answers where neither door does, as JSON and without a word about the server; web.xml leads here. */
@WebServlet(urlPatterns = JsonErrorPage.PATH)
public class JsonErrorPage extends HttpServlet {

    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "Bad Request", 404, "Not Found", 405, "Method Not Allowed", 413, "Request body too large",
            414, "URI Too Long", 415, "Unsupported Media Type", 503, "Temporarily unavailable");

    /** Answers for every method, since the request that failed may have had any. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // To write to a path that nobody serves is forbidden on one server, not allowed on another; it is not found for any method.
        int known = status == null || status == 403 || status == 405 ? 404 : status;
        write(response, known, "{\"detail\":\"" + DETAILS.getOrDefault(known, "Request failed") + "\"}");
    }

    static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.getOutputStream().write(body);
    }
}
