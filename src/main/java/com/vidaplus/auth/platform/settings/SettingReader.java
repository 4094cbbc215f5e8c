package com.vidaplus.auth.platform.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads single settings by their exact names; an empty value counts as not set, as {@code NAME=} in a compose file means it. */
final class SettingReader {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Function<String, Optional<String>> source;
    private final Function<String, Optional<String>> raw;

    /** Takes values that no server expands. */
    SettingReader(Function<String, Optional<String>> source) {
        this(source, source);
    }

    /**
     * @param source gives values as the server means them
     * @param raw    gives values as the operator typed them, with no expression in them expanded
     */
    SettingReader(Function<String, Optional<String>> source, Function<String, Optional<String>> raw) {
        this.source = source;
        this.raw = raw;
    }

    /**
     * A secret, as typed, from the setting itself or from the file that {@code NAME_FILE} names.
     *
     * @throws InvalidSetting where both are given, the file cannot be used, or the secret has characters that no operator types
     */
    Optional<String> secret(String name) {
        String fileSetting = name + "_FILE";
        Optional<String> typed = asTyped(name);
        Optional<String> file = asTyped(fileSetting);
        if (typed.isPresent() && file.isPresent()) {
            throw new InvalidSetting(fileSetting, "left out where " + name + " is set");
        }
        Optional<String> secret = typed.or(() -> file.map(path -> SecretFile.read(fileSetting, path)));
        if (secret.isPresent() && secret.get().codePoints().anyMatch(SettingReader::isNeverTyped)) {
            throw file.isPresent()
                    ? new InvalidSetting(fileSetting, "the path of a file with one line of text, without control characters, U+FFFD and"
                            + " byte order mark (" + file.get() + ")")
                    : new InvalidSetting(name, "without control characters and U+FFFD: nobody types those, so nobody could use it. Where"
                            + " it has accents, start with LC_ALL=C.UTF-8, or give it as " + fileSetting);
        }
        return secret;
    }

    /** A character that was lost on the way reads as U+FFFD, and an unpaired surrogate is half a character. */
    private static boolean isNeverTyped(int character) {
        return Character.isISOControl(character) || character == REPLACEMENT || character == BYTE_ORDER_MARK
                || Character.getType(character) == Character.SURROGATE;
    }

    /** The value with no expression in it expanded. */
    Optional<String> asTyped(String name) {
        return raw.apply(name).filter(value -> !value.isEmpty());
    }

    /**
     * The value as the server means it.
     *
     * @throws InvalidSetting where something was typed, and nothing is left of it: an expression that has no value
     */
    Optional<String> text(String name) {
        Optional<String> value = source.apply(name).filter(text -> !text.isEmpty());
        if (value.isEmpty() && asTyped(name).isPresent()) {
            throw new InvalidSetting(name, "without an expression that has no value: nothing is left of it");
        }
        return value;
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
