package com.vidaplus.auth.platform.settings;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cost of new password hashes, and the engines that may compute them.
 *
 * @param memoryKib     {@code ARGON2_MEMORY_KIB}, in KiB
 * @param iterations    {@code ARGON2_ITERATIONS}
 * @param parallelism   {@code ARGON2_PARALLELISM}
 * @param nativeAllowed {@code ARGON2_ENGINE}: whether native code may be loaded for it, {@code auto}, or not, {@code java}
 */
public record Argon2Settings(int memoryKib, int iterations, int parallelism, boolean nativeAllowed) {

    /** Of each memory, in KiB, the fewest passes that OWASP's password storage cheat sheet takes for as safe as any other of these. */
    private static final NavigableMap<Integer, Integer> LEAST_ITERATIONS =
            new TreeMap<>(Map.of(7_168, 5, 9_216, 4, 12_288, 3, 19_456, 2, 47_104, 1));

    /**
     * For commands beside the service.
     *
     * @param source gives a setting's value by its exact name, or nothing
     * @throws InvalidSetting where a value is none that the service would start with
     */
    public static Argon2Settings of(Function<String, Optional<String>> source) {
        return read(new SettingReader(source));
    }

    static Argon2Settings read(SettingReader reader) {
        int parallelism = reader.number("ARGON2_PARALLELISM", 1, 1, 8);
        Argon2Settings settings = new Argon2Settings(reader.number("ARGON2_MEMORY_KIB", 19_456, 8 * parallelism, 65_536),
                reader.number("ARGON2_ITERATIONS", 2, 1, 10), parallelism,
                reader.oneOf("ARGON2_ENGINE", "auto", List.of("auto", "java")).equals("auto"));
        boolean weakAllowed = reader.oneOf("ARGON2_WEAK", "refuse", List.of("refuse", "allow")).equals("allow");
        if (!weakAllowed && settings.isWeak()) {
            throw new InvalidSetting(LEAST_ITERATIONS.firstKey() > settings.memoryKib ? "ARGON2_MEMORY_KIB" : "ARGON2_ITERATIONS",
                    "more: the least that is safe is " + LEAST_ITERATIONS.entrySet().stream()
                            .map(least -> least.getKey() + " KiB with " + least.getValue() + " iterations").collect(Collectors.joining(", "))
                    + " (for tests only, ARGON2_WEAK=allow takes less)");
        }
        return settings;
    }

    /** Whether memory and passes together are below each of OWASP's minima. */
    boolean isWeak() {
        Map.Entry<Integer, Integer> least = LEAST_ITERATIONS.floorEntry(memoryKib);
        return least == null || iterations < least.getValue();
    }
}
