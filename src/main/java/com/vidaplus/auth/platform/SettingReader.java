package com.vidaplus.auth.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads single settings by their exact names; an empty value counts as not set, as {@code NAME=} in a compose file means it. */
final class SettingReader {

    private final Function<String, Optional<String>> source;

    SettingReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Optional<String> text(String name) {
        return source.apply(name).filter(value -> !value.isEmpty());
    }

    /** A list separated by commas; blanks around an entry do not count. */
    List<String> list(String name) {
        return text(name).stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip)
                .filter(entry -> !entry.isEmpty()).toList();
    }

    int number(String name, int ifAbsent, int from, int to) {
        return text(name).map(value -> parse(name, value.strip(), from, to)).orElse(ifAbsent);
    }

    private static int parse(String name, String value, int from, int to) {
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The answer is the same as for a number out of range.
        }
        throw new InvalidSetting(name, "a whole number from " + from + " to " + to);
    }

    String oneOf(String name, String ifAbsent, List<String> allowed) {
        String value = text(name).orElse(ifAbsent);
        if (!allowed.contains(value)) {
            throw new InvalidSetting(name, "one of " + String.join(", ", allowed));
        }
        return value;
    }
}
