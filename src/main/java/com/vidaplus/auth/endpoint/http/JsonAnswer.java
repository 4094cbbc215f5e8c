package com.vidaplus.auth.endpoint.http;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * Answers in JSON. The type is set on the response and not negotiated, since {@code Accept} is ignored. The text is written here, since
 * servers differ in what they do with an absent value. No answer may be cached (RFC 6749 §5.1).
 */
public final class JsonAnswer {

    /** Made once: looking the provider up takes longer than building an answer. */
    public static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private JsonAnswer() {
    }

    /**
     * @param status of HTTP
     * @param body   an object or array
     * @return a builder with body, type and the headers against caching, for the caller to add to
     */
    public static Response.ResponseBuilder of(int status, JsonStructure body) {
        return of(status, body.toString());
    }

    /** As {@link #of(int, JsonStructure)}, for JSON that is text already. */
    public static Response.ResponseBuilder of(int status, String json) {
        return Response.status(status)
                .entity(json.getBytes(StandardCharsets.UTF_8))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache");
    }

    /** {@code {"detail":"..."}}: an error in the words of the API door, and of every address outside of both doors. */
    public static Response.ResponseBuilder detail(int status, String detail) {
        return of(status, JSON.createObjectBuilder().add("detail", detail).build());
    }

    /** An array of strings. */
    public static JsonArrayBuilder array(Collection<String> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }
}
