package com.vidaplus.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sentences of a Markdown text. Fenced code, comments and pictures are left out; code within a line and a link are the words that a
 * reader reads. A heading, an item of a list and a cell of a table each begin and end a sentence. A cell without a full stop is no
 * sentence.
 */
record Sentences(String markdown) {

    /** What ends a unit: an empty line, the next item of a list, a row of a table, a heading. */
    private static final String NEXT_UNIT = "\n\\s*\n|\n(?=\\s*(?:[-*]|\\d+\\.)\\s)|\n(?=\\s*[|#>])|(?<=\\|)\n|(?m)(?<=^#.{1,200})\n";
    private static final String END = "(?<=[.!?][\"')*_]{0,3})\\s+";

    /** Sentences of more words than that. */
    List<String> longerThan(int words) {
        return all().filter(sentence -> countWords(sentence) > words).toList();
    }

    private Stream<String> all() {
        return units().stream().flatMap(unit -> Stream.of(unit.split(END))).map(String::strip).filter(sentence -> !sentence.isEmpty());
    }

    private List<String> units() {
        String text = ("\n" + markdown).replaceAll("(?s)\n[ ]*```.*?\n[ ]*```", "\n").replaceAll("(?m)^ {4,}\\S.*$", "")
                .replaceAll("`[^`]+`", "Code").replaceAll("(?s)<!--.*?-->", "").replaceAll("!\\[[^]]*]\\([^)]*\\)", "")
                .replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1");
        List<String> units = new ArrayList<>();
        for (String unit : text.split(NEXT_UNIT)) {
            if (unit.strip().startsWith("|")) {
                Stream.of(unit.split("\\|")).map(String::strip).filter(cell -> cell.endsWith(".")).forEach(units::add);
            } else {
                units.add(unit.replaceAll("\\s+", " ").strip());
            }
        }
        return units;
    }

    private static long countWords(String sentence) {
        return Stream.of(sentence.split("\\s+")).filter(word -> word.chars().anyMatch(Character::isLetterOrDigit)).count();
    }
}
