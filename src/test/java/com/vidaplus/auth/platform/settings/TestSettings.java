package com.vidaplus.auth.platform.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings without a server. */
public final class TestSettings {

    private TestSettings() {
    }

    /** @param namesAndValues a name, its value, the next name and so on; what is not named is not set */
    public static Settings of(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
