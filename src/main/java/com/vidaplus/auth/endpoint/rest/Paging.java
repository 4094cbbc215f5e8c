package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.account.AccountSearch;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pages by key: a page begins behind the last entry of the one before, so entries that come and go in between shift nothing. */
public final class Paging {

    private static final int DEFAULT_LIMIT = 50;

    private Paging() {
    }

    /** @throws Problem 422 where the limit is no number from 1 to 200 */
    public static int limit(String limit) {
        try {
            int number = limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit);
            if (number >= 1 && number <= AccountSearch.MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The caller is told below, as for a number out of bounds.
        }
        throw Problem.invalid("limit must be a whole number from 1 to " + AccountSearch.MAX_LIMIT + ".");
    }

    /** @throws Problem 422 where the cursor is none that this door gave */
    public static Optional<String> after(String cursor) {
        try {
            Optional<String> key = Optional.ofNullable(cursor)
                    .map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            // PostgreSQL compares no text that has a NUL.
            if (key.filter(text -> text.indexOf('\0') >= 0).isEmpty()) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The caller is told below, as for a text that cannot be a key.
        }
        throw noCursor();
    }

    public static Problem noCursor() {
        return Problem.invalid("after must be the value of next in the page before.");
    }

    /** @param key of an entry, by which the entries are ordered */
    public static <T> Response answer(String name, List<T> page, int limit, Function<T, JsonObject> json, Function<T, String> key) {
        JsonArrayBuilder entries = JsonAnswer.JSON.createArrayBuilder();
        page.forEach(entry -> entries.add(json.apply(entry)));
        JsonObjectBuilder body = JsonAnswer.JSON.createObjectBuilder().add(name, entries);
        if (page.size() == limit) {
            body.add("next", Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(key.apply(page.get(limit - 1)).getBytes(StandardCharsets.UTF_8)));
        }
        return JsonAnswer.of(200, body.build()).build();
    }
}
