package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.http.JsonAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * The errors of this door, a closed catalogue (RFC 6749 §5.2, RFC 7009 §2.2.1, RFC 7662 §2.3). Descriptions are fixed ASCII texts
 * without quotation marks and backslashes, and never repeat anything that was sent.
 */
enum OAuthError {
    INVALID_REQUEST(400, "The request is malformed, repeats a parameter, or lacks one"),
    INVALID_CLIENT(401, "Client authentication failed"),
    INVALID_GRANT(400, "The credentials or the token are not valid"),
    UNAUTHORIZED_CLIENT(400, "The client may not use this grant type"),
    UNSUPPORTED_GRANT_TYPE(400, "The grant type is not supported"),
    INVALID_SCOPE(400, "The scope is malformed or exceeds what may be granted"),
    /** Not of RFC 6749's token endpoint; the word is that of its §4.1.2.1, which clients know. */
    TEMPORARILY_UNAVAILABLE(503, "Temporarily unavailable, try again later"),
    /** RFC 6585 §4, with the same word. */
    TOO_MANY_ATTEMPTS(429, "Too many attempts, try again later", "temporarily_unavailable"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "invalid_request"),
    REQUEST_TOO_LARGE(413, "The request body is too large", "invalid_request"),
    NOT_FOUND(404, "No such endpoint", "invalid_request");

    private final int status;
    private final String description;
    private final String code;

    OAuthError(int status, String description) {
        this.status = status;
        this.description = description;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    OAuthError(int status, String description, String code) {
        this.status = status;
        this.description = description;
        this.code = code;
    }

    Response answer() {
        return builder(description).build();
    }

    /** As {@link #answer()}, with a description that says more; it must be a fixed text too. */
    Response answer(String moreExactly) {
        return builder(moreExactly).build();
    }

    /** A 401 names the scheme that the client used (RFC 6749 §5.2); it always needs a challenge (RFC 9110 §11.6.1). */
    static Response invalidClient() {
        return INVALID_CLIENT.builder(INVALID_CLIENT.description)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"VidaPlus Auth\", charset=\"UTF-8\"").build();
    }

    /** @param seconds after which the client may try again, 1 or more */
    static Response tooManyAttempts(long seconds) {
        return TOO_MANY_ATTEMPTS.builder(TOO_MANY_ATTEMPTS.description).header(HttpHeaders.RETRY_AFTER, seconds).build();
    }

    private Response.ResponseBuilder builder(String text) {
        Response.ResponseBuilder answer = JsonAnswer.of(status,
                JsonAnswer.JSON.createObjectBuilder().add("error", code).add("error_description", text).build());
        if (this == TEMPORARILY_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return answer;
    }
}
