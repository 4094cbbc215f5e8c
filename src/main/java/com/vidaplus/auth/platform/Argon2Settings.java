package com.vidaplus.auth.platform;

import java.util.List;

/**
 * What new password hashes cost, and who may compute them.
 *
 * @param memoryKib     {@code ARGON2_MEMORY_KIB}, in KiB
 * @param iterations    {@code ARGON2_ITERATIONS}
 * @param parallelism   {@code ARGON2_PARALLELISM}
 * @param nativeAllowed {@code ARGON2_ENGINE}: whether native code may be loaded for it, {@code auto}, or not, {@code java}
 */
public record Argon2Settings(int memoryKib, int iterations, int parallelism, boolean nativeAllowed) {

    static Argon2Settings read(SettingReader reader) {
        int parallelism = reader.number("ARGON2_PARALLELISM", 1, 1, 8);
        return new Argon2Settings(reader.number("ARGON2_MEMORY_KIB", 19_456, 8 * parallelism, 65_536),
                reader.number("ARGON2_ITERATIONS", 2, 1, 10), parallelism,
                reader.oneOf("ARGON2_ENGINE", "auto", List.of("auto", "java")).equals("auto"));
    }
}
