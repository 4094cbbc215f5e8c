package com.vidaplus.auth.audit;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Text that may be kept, and how it is written as JSON. */
final class AuditText {

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final String WITHHELD = "(withheld)";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7E;

    private AuditText() {
    }

    /**
     * Text that every database gives back unchanged, and that is neither an address nor a token. Addresses and tokens are withheld rather
     * than refused: a mistake in an event must not fail the recorded action.
     *
     * @param max UTF-16 units to keep
     */
    static String keepable(String text, int max) {
        if (text.indexOf('@') >= 0 || TOKEN.matcher(text).find()) {
            return WITHHELD;
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints().map(point -> point == 0 || isLoneSurrogate(point) ? 0xFFFD : point)
                .takeWhile(point -> kept.length() + Character.charCount(point) <= max).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** The members of a JSON object of strings; none where the text is not what this service writes. */
    static SortedMap<String, String> members(String json) {
        SortedMap<String, String> members = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            object.forEach((name, value) -> members.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        } catch (JsonException | IllegalStateException e) {
            return new TreeMap<>();
        }
        return members;
    }

    /** A JSON object of strings. */
    static String json(SortedMap<String, String> members) {
        StringJoiner object = new StringJoiner(",", "{", "}");
        for (Map.Entry<String, String> member : members.entrySet()) {
            object.add(json(member.getKey()) + ":" + json(member.getValue()));
        }
        return object.toString();
    }

    /** A JSON string (RFC 8259 §7) in printable ASCII, so that no reader of the log takes a part of it for a line's end. */
    static String json(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
