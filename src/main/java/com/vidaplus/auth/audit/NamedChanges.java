package com.vidaplus.auth.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All names that a change added and removed, as audit entries, however many names there are and however long. Names that do not fit into
 * one entry go into the next, which says so in {@code part}.
 */
public final class NamedChanges {

    /** Below what the audit log keeps of a detail. */
    private static final int MAX_VALUE = 1_900;

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, List<String>> names = new LinkedHashMap<>();

    /** Adds a detail that every event has, such as the fields that changed. */
    public NamedChanges with(String name, String value) {
        words.put(name, value);
        return this;
    }

    /** Adds the names that are only in {@code now} as added, and those only in {@code before} as removed. */
    public NamedChanges between(String field, Collection<String> before, Collection<String> now) {
        Collection<String> added = new TreeSet<>(now);
        added.removeAll(before);
        Collection<String> removed = new TreeSet<>(before);
        removed.removeAll(now);
        return listed(field + "_added", added).listed(field + "_removed", removed);
    }

    private NamedChanges listed(String detail, Collection<String> values) {
        if (!values.isEmpty()) {
            names.put(detail, pieces(values));
        }
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return words.isEmpty() && names.isEmpty();
    }

    /** @return one event or more, each with the words, and the names spread over them */
    public List<AuditEvent> asEvents(AuditEvent event) {
        int parts = names.values().stream().mapToInt(List::size).max().orElse(1);
        List<AuditEvent> events = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            AuditEvent next = parts == 1 ? event : event.with("part", part + 1 + "/" + parts);
            for (Map.Entry<String, String> word : words.entrySet()) {
                next = next.with(word.getKey(), word.getValue());
            }
            for (Map.Entry<String, List<String>> listed : names.entrySet()) {
                next = part < listed.getValue().size() ? next.with(listed.getKey(), listed.getValue().get(part)) : next;
            }
            events.add(next);
        }
        return events;
    }

    private static List<String> pieces(Collection<String> values) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String value : values) {
            String written = encoded(value);
            if (piece.length() > 0 && piece.length() + 1 + written.length() > MAX_VALUE) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(piece.length() == 0 ? "" : " ").append(written);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /**
     * Percent-encoded as in a URI (RFC 3986 §2.1), so that a name with a blank is one name. Nor is a name that looks like an address or a
     * token withheld with all others beside it.
     */
    private static String encoded(String name) {
        StringBuilder written = new StringBuilder();
        for (byte b : name.replace("eyJ", "\0yJ").getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '%' && b != '@') {
                written.append((char) b);
            } else {
                written.append(String.format("%%%02X", b == 0 ? 'e' : b & 0xFF));
            }
        }
        return written.toString();
    }
}
