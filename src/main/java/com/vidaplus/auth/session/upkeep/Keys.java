package com.vidaplus.auth.session.upkeep;

import java.util.Collections;
import java.util.List;

/** A list of keys in a statement: rows are looked for once, by a bounded SELECT, and changed by their keys alone. */
final class Keys {

    private Keys() {
    }

    /** As many question marks as there are keys, in brackets. */
    static String places(List<String> keys) {
        return "(" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
    }
}
