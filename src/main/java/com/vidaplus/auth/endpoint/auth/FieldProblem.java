package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.endpoint.http.JsonAnswer;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a 422 answer, as FastAPI writes it.
 *
 * @param type     a word for the kind of problem
 * @param location the place, from {@code body} or {@code query} to the field
 * @param message  the kind in words for a reader
 * @param input    the value that was sent, only where it can be no secret
 * @param context  the values in the message, or empty if it has none
 */
record FieldProblem(String type, List<String> location, String message, Optional<String> input, Optional<JsonObject> context) {

    static FieldProblem missing(String field) {
        return new FieldProblem("missing", inBody(field), "Field required", Optional.empty(), Optional.empty());
    }

    static FieldProblem multipleValues(String field) {
        return new FieldProblem("multiple_values", inBody(field), "Field must be sent once", Optional.empty(), Optional.empty());
    }

    static FieldProblem notInBody(String field) {
        return new FieldProblem("not_in_body", List.of("query", field), "Send this field in the body", Optional.empty(), Optional.empty());
    }

    static FieldProblem invalidEncoding() {
        return new FieldProblem("invalid_encoding", List.of("body"), "Body is not valid form data", Optional.empty(), Optional.empty());
    }

    /** A problem of no single field: the account's data, or the requested scope, does not fit into a token. */
    static FieldProblem tokenTooLong() {
        return new FieldProblem("token_too_long", List.of("body"), "The access token would be too long", Optional.empty(), Optional.empty());
    }

    static FieldProblem patternMismatch(String field, String pattern, String input) {
        return new FieldProblem("string_pattern_mismatch", inBody(field), "String should match pattern '" + pattern + "'",
                Optional.of(input), Optional.of(JsonAnswer.JSON.createObjectBuilder().add("pattern", pattern).build()));
    }

    /** @param unit {@code characters} or {@code bytes} */
    static FieldProblem tooLong(String field, int most, String unit, Optional<String> input) {
        return new FieldProblem("string_too_long", inBody(field), "String should have at most " + most + " " + unit, input,
                Optional.of(JsonAnswer.JSON.createObjectBuilder().add("max_length", most).build()));
    }

    private static List<String> inBody(String field) {
        return List.of("body", field);
    }

    JsonObject toJson() {
        JsonArrayBuilder where = JsonAnswer.JSON.createArrayBuilder();
        location.forEach(where::add);
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("type", type).add("loc", where).add("msg", message);
        input.ifPresentOrElse(value -> json.add("input", value), () -> json.add("input", JsonValue.NULL));
        context.ifPresent(value -> json.add("ctx", value));
        return json.build();
    }
}
