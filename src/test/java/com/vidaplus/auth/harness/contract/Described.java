package com.vidaplus.auth.harness.contract;

import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place in the description: its JSON pointer, from which the schema library can start, and what is there.
 * Steps follow {@code $ref}, which the description uses only within itself.
 */
record Described(JsonNode document, String pointer, JsonNode node) {

    static Described whole(JsonNode document) {
        return new Described(document, "", document);
    }

    /** What is below this place under that name, references followed. */
    Optional<Described> at(String name) {
        JsonNode child = node.get(name);
        if (child == null) {
            return Optional.empty();
        }
        String step = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        return Optional.of(new Described(document, step, child).followed());
    }

    Collection<String> names() {
        return node.propertyNames();
    }

    boolean isTrue(String name) {
        return node.path(name).booleanValue(false);
    }

    private Described followed() {
        JsonNode reference = node.get("$ref");
        if (reference == null) {
            return this;
        }
        String target = reference.stringValue().substring(1);
        return new Described(document, target, document.at(target)).followed();
    }
}
