package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.platform.StrictJson;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A request's JSON object, read strictly: it has known members of the right type only, so that the client learns of a misspelt member. Each
 * object is a merge patch (RFC 7396), of the stored object or of an empty one. So null has one meaning everywhere: the member is removed.
 */
public final class JsonBody {

    /** RFC 7396 §4. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private final JsonObject json;

    private JsonBody(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads an object to create.
     *
     * @param known the names of all allowed members
     * @throws Problem 422 where the body is no JSON object, has a member twice, or has another member
     */
    public static JsonBody parse(byte[] body, Set<String> known) {
        return merged(body, known, JsonValue.EMPTY_JSON_OBJECT);
    }

    /**
     * Reads a change, and gives the object that the change makes of the stored one (RFC 7396 §2).
     *
     * @param known  the names of all allowed members
     * @param before the stored object; of its members only the known ones count
     * @throws Problem 422 where the body is no JSON object, has a member twice, or has another member
     */
    public static JsonBody merged(byte[] body, Set<String> known, JsonObject before) {
        JsonObject patch = StrictJson.object(body)
                .orElseThrow(() -> Problem.invalid("The body must be a JSON object without duplicate members."));
        if (!known.containsAll(patch.keySet())) {
            throw Problem.invalid("The body may have these members: " + String.join(", ", new TreeSet<>(known)) + ".");
        }
        return new JsonBody(Json.createMergePatch(patch).apply(before).asJsonObject());
    }

    /** A string, or empty if there is none. */
    public Optional<String> text(String name) {
        return value(name, JsonString.class, "a string").map(JsonString::getString);
    }

    /** A string that has to be there. */
    public String requiredText(String name) {
        return text(name).filter(value -> !value.isEmpty()).orElseThrow(() -> Problem.invalid(name + " is required."));
    }

    /** A truth value that has to be there: a member that is always true or false cannot be removed. */
    public boolean flag(String name) {
        JsonValue value = json.get(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw Problem.invalid(name + " must be true or false.");
    }

    /** A whole number, or empty if there is none. */
    public Optional<Integer> number(String name) {
        return value(name, JsonNumber.class, "a whole number").map(number -> {
            try {
                return number.intValueExact();
            } catch (ArithmeticException | UnsupportedOperationException e) {
                throw Problem.invalid(name + " must be a whole number.");
            }
        });
    }

    /** The strings of an array; none where there is no array. */
    public SortedSet<String> texts(String name) {
        SortedSet<String> texts = new TreeSet<>();
        for (JsonValue element : value(name, JsonArray.class, "an array of strings").orElse(JsonValue.EMPTY_JSON_ARRAY)) {
            if (!(element instanceof JsonString text)) {
                throw Problem.invalid(name + " must be an array of strings.");
            }
            texts.add(text.getString());
        }
        return texts;
    }

    private <T extends JsonValue> Optional<T> value(String name, Class<T> type, String mustBe) {
        JsonValue value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw Problem.invalid(name + " must be " + mustBe + ".");
        }
        return Optional.of(type.cast(value));
    }
}
