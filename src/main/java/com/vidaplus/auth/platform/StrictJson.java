package com.vidaplus.auth.platform;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON objects (RFC 8259) strictly: a member that is there twice, at any depth, is an error, and so is anything behind the object.
 * Two readers that each choose another of two members would be shown two different texts.
 */
public final class StrictJson {

    /** Made once, since looking a provider up searches the class path. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private StrictJson() {
    }

    /**
     * Reads an object in UTF-8.
     *
     * @return empty where the bytes are not UTF-8, or no object, or where a member is there twice
     */
    public static Optional<JsonObject> object(byte[] utf8) {
        try {
            return object(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an object.
     *
     * @return empty where the text is no object, or where a member is there twice
     */
    public static Optional<JsonObject> object(String text) {
        try {
            if (!isOneObject(text)) {
                return Optional.empty();
            }
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return Optional.of(reader.readObject());
            }
        } catch (RuntimeException e) {
            // Too deep a nesting is told by an exception that is no JsonException.
            return Optional.empty();
        }
    }

    /** Walks the text by itself: JSON libraries differ in the setting that refuses a member that is there twice, and in its wording. */
    private static boolean isOneObject(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() != Event.START_OBJECT) {
                return false;
            }
            Deque<Set<String>> open = new ArrayDeque<>();
            open.push(new HashSet<>());
            while (!open.isEmpty()) {
                switch (parser.next()) {
                    case START_OBJECT, START_ARRAY -> open.push(new HashSet<>());
                    case END_OBJECT, END_ARRAY -> open.pop();
                    case KEY_NAME -> {
                        if (!open.element().add(parser.getString())) {
                            return false;
                        }
                    }
                    default -> { }
                }
            }
            return !parser.hasNext();
        }
    }
}
