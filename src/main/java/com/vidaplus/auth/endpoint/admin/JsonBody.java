package com.vidaplus.auth.endpoint.admin;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A request's JSON object, read strictly: known members of the right type only, so that a misspelt one is told and not ignored. */
final class JsonBody {

    /** RFC 7396 §4. */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final JsonObject json;

    private JsonBody(JsonObject json) {
        this.json = json;
    }

    /**
     * @param known the names of all members that there may be
     * @throws Problem 422 where it is no JSON object, or has another member
     */
    static JsonBody parse(byte[] body, Set<String> known) {
        JsonObject json = read(body);
        if (!known.containsAll(json.keySet())) {
            throw Problem.invalid("The body may have these members: " + String.join(", ", new TreeSet<>(known)) + ".");
        }
        return new JsonBody(json);
    }

    /** Any exception of the parser means the same: too deep a nesting is told by one that is no {@code JsonException}. */
    private static JsonObject read(byte[] body) {
        try (JsonReader reader = Json.createReaderFactory(Map.of()).createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw Problem.invalid("The body must be a JSON object.");
        }
    }

    Optional<String> text(String name) {
        return value(name, JsonString.class, "a string").map(JsonString::getString);
    }

    String requiredText(String name) {
        return text(name).filter(value -> !value.isEmpty()).orElseThrow(() -> Problem.invalid(name + " is required."));
    }

    Optional<Boolean> flag(String name) {
        return Optional.ofNullable(json.get(name)).map(value -> {
            if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                return value == JsonValue.TRUE;
            }
            throw Problem.invalid(name + " must be true or false.");
        });
    }

    Optional<Integer> number(String name) {
        return value(name, JsonNumber.class, "a whole number").map(number -> {
            try {
                return number.intValueExact();
            } catch (ArithmeticException | UnsupportedOperationException e) {
                throw Problem.invalid(name + " must be a whole number.");
            }
        });
    }

    Optional<SortedSet<String>> texts(String name) {
        return value(name, JsonArray.class, "an array of strings").map(array -> {
            SortedSet<String> texts = new TreeSet<>();
            for (JsonValue element : array) {
                if (!(element instanceof JsonString text)) {
                    throw Problem.invalid(name + " must be an array of strings.");
                }
                texts.add(text.getString());
            }
            return texts;
        });
    }

    /** Whether the member is there and null, which in a merge patch (RFC 7396) takes a value away. */
    boolean isNull(String name) {
        return json.get(name) == JsonValue.NULL;
    }

    private <T extends JsonValue> Optional<T> value(String name, Class<T> type, String mustBe) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw Problem.invalid(name + " must be " + mustBe + ".");
        }
        return Optional.of(type.cast(value));
    }
}
