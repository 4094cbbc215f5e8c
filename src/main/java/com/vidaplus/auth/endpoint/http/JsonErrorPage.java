package com.vidaplus.auth.endpoint.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The container's answers where neither door answers, as JSON and without a word about the server; web.xml leads here. Folders of the WAR
 * that have no page are addresses of this servlet. Otherwise the container would redirect from such a folder, with the Host header that was
 * sent.
 */
@WebServlet(urlPatterns = {JsonErrorPage.PATH, "/WEB-INF", "/WEB-INF/*", "/META-INF", "/META-INF/*", "/docs/swagger-ui"})
public class JsonErrorPage extends HttpServlet {

    static final String PATH = "/error";

    private static final Logger LOG = System.getLogger(JsonErrorPage.class.getName());

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "Bad Request", 404, "Not Found", 405, "Method Not Allowed",
            408, "Request body came too slowly", 413, "Request body too large",
            414, "URI Too Long", 415, "Unsupported Media Type", 503, "Temporarily unavailable");

    /** Answers for every method, since the request that failed may have had any. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        try {
            write(response, shown(status == null ? 404 : status));
        } catch (IOException e) {
            // The client is gone; the exception, thrown out of here, would be hundreds of lines in the server's log.
            LOG.log(Level.DEBUG, "The client has hung up", e);
        }
    }

    /**
     * The status to answer with where the container would answer with the given one. To write to a path that no resource serves is 403 on
     * one server, 405 on another; here it is 404 for every method.
     */
    public static int shown(int status) {
        return status == 403 || status == 405 ? 404 : status;
    }

    /** Answers with the words of that status. */
    public static void write(HttpServletResponse response, int status) throws IOException {
        write(response, status, "{\"detail\":\"" + DETAILS.getOrDefault(status, "Request failed") + "\"}");
    }

    public static void write(HttpServletResponse response, int status, String json) throws IOException {
        write(response, status, "application/json", json);
    }

    /**
     * Answers with JSON of the given media type, which no cache may keep.
     *
     * @param json the whole body
     */
    public static void write(HttpServletResponse response, int status, String mediaType, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.getOutputStream().write(body);
    }
}
