package com.vidaplus.auth.endpoint.body;

import com.vidaplus.auth.endpoint.http.JsonErrorPage;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Writes an error at once as JSON. The server would write the error after the filters: too late where the rest of a body is to be discarded
 * then. Payara would write no error at all where the request waited for its body.
 */
final class EarlyErrors extends HttpServletResponseWrapper {

    EarlyErrors(HttpServletResponse response) {
        super(response);
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
