package com.vidaplus.auth.endpoint.body;

import com.vidaplus.auth.endpoint.http.BodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;

/** The facts that the head of a request tells of its body. */
final class RequestHead {

    private static final String IMPORT = "/admin/accounts/import";
    private static final String HTTP_1 = "HTTP/1.";
    private static final String SCHEME = "Bearer ";

    private RequestHead() {
    }

    /** Grizzly tells no listener of the body of an HTTP/2 request, nor of one that offers an upgrade, as Java's own client does. */
    static boolean isForListeners(HttpServletRequest request) {
        return isHttp1(request) && request.getHeader("Upgrade") == null;
    }

    private static boolean isHttp1(HttpServletRequest request) {
        return request.getProtocol().startsWith(HTTP_1);
    }

    /** HTTP/2 announces a body by neither header. */
    static boolean hasBody(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > 0 || request.getHeader("Transfer-Encoding") != null
                || length < 0 && !isHttp1(request);
    }

    /** Whether the announced length is too large, the token that the door demands is missing, or the method's body means nothing. */
    static boolean isRefusedAnyway(HttpServletRequest request) {
        if (request.getContentLengthLong() > BodyLimit.MAX_BYTES || !request.isAsyncSupported()) {
            return true;
        }
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> isGuarded(request) && !hasToken(request);
        };
    }

    private static boolean isGuarded(HttpServletRequest request) {
        String path = path(request);
        return BodyRefusal.isBelow(path, "/admin") || BodyRefusal.isBelow(path, "/account") || BodyRefusal.isBelow(path, "/metrics");
    }

    static boolean isStreamed(HttpServletRequest request) {
        // As the server maps it: decoded, without path parameters.
        String mapped = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return "POST".equals(request.getMethod()) && (mapped.equals(IMPORT) || mapped.equals(IMPORT + "/")) && hasToken(request);
    }

    private static boolean hasToken(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length()).toLowerCase(Locale.ROOT);
    }
}
