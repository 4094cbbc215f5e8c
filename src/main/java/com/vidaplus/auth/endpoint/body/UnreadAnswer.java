package com.vidaplus.auth.endpoint.body;

import com.vidaplus.auth.endpoint.web.JsonErrorPage;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** The answer to a request whose body stays unread: an error is written at once, as the server would write it only too late. */
final class UnreadAnswer extends HttpServletResponseWrapper {

    UnreadAnswer(HttpServletResponse response) {
        super(response);
        response.setHeader("Connection", "close");
    }

    @Override
    public void sendError(int status) throws IOException {
        resetBuffer();
        JsonErrorPage.write(this, JsonErrorPage.shown(status));
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
