package com.vidaplus.auth.endpoint.body;

import com.vidaplus.auth.endpoint.http.JsonErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The answers to a body that is not taken, in the words of the door that the request is for. */
enum BodyRefusal {

    TOO_SLOW(408, "Request Timeout", "invalid_request", "The request body came too slowly"),
    TOO_LARGE(413, "Content Too Large", "invalid_request", "The request body is too large"),
    TOO_MANY(503, "Service Unavailable", "temporarily_unavailable", "Temporarily unavailable, try again later");

    private final int status;
    private final String title;
    private final String error;
    private final String description;

    BodyRefusal(int status, String title, String error, String description) {
        this.status = status;
        this.title = title;
        this.error = error;
        this.description = description;
    }

    /**
     * Writes the answer and sends it off. The answer ends the connection, since the rest of the body follows on it.
     *
     * @param request  whose path names the door
     * @param response not yet committed
     */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (isBelow(path, "/oauth2") || isBelow(path, "/.well-known")) {
            JsonErrorPage.write(response, status, "application/json",
                    "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
        } else if (isBelow(path, "/admin") || isBelow(path, "/account") || isBelow(path, "/metrics")) {
            String detail = this == TOO_MANY ? "Temporarily unavailable" : description;
            JsonErrorPage.write(response, status, "application/problem+json", "{\"type\":\"about:blank\",\"title\":\"" + title
                    + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
        } else {
            JsonErrorPage.write(response, status);
        }
        response.flushBuffer();
    }

    static boolean isBelow(String path, String door) {
        return path.startsWith(door) && (path.length() == door.length() || "/;".indexOf(path.charAt(door.length())) >= 0);
    }
}
