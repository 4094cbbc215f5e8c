package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.endpoint.http.JsonAnswer;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Problem details (RFC 9457), of the kinds that this door has; never with anything that the caller sent. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final Map<Integer, String> TITLES = Map.ofEntries(Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"), Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"), Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"), Map.entry(413, "Content Too Large"), Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"), Map.entry(503, "Service Unavailable"));

    private final transient Response answer;

    private Problem(Response answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Response answer() {
        return answer;
    }

    public static Response.ResponseBuilder answer(int status, String detail) {
        return answer(status, detail, List.of());
    }

    static Response.ResponseBuilder answer(int status, String detail, List<String> errors) {
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("type", "about:blank").add("title", TITLES.get(status))
                .add("status", status).add("detail", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder array = JsonAnswer.JSON.createArrayBuilder();
            errors.forEach(array::add);
            json.add("errors", array);
        }
        return JsonAnswer.of(status, json.build()).type(MEDIA_TYPE);
    }

    public static Problem invalid(String... errors) {
        return new Problem(answer(422, "The request is not valid", List.of(errors)).build());
    }

    static Problem invalid(List<String> errors) {
        return new Problem(answer(422, "The request is not valid", errors).build());
    }

    public static Problem notFound() {
        return new Problem(answer(404, "There is nothing with this id").build());
    }

    /** RFC 6750 §3: without a token only the scheme, with a token that does not count the reason too. */
    static Problem unauthorized(boolean presented) {
        return new Problem(answer(401, presented ? "The access token is invalid or expired" : "An access token is required")
                .header(HttpHeaders.WWW_AUTHENTICATE, presented ? "Bearer error=\"invalid_token\"" : "Bearer").build());
    }

    static Problem forbidden(String role) {
        return new Problem(answer(403, "The access token does not allow this request")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"" + role + "\"").build());
    }
}
