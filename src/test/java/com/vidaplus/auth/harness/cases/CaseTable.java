package com.vidaplus.auth.harness.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of all robustness cases: what each is, whether it passed, and which tests say so. Run as
 * {@code java src/test/java/com/vidaplus/auth/harness/cases/CaseTable.java}, with nothing to compile, after any tests. The program exits with 1 if
 * a case failed, or has neither a test that passed nor a reason in {@code cases-not-built.txt}.
 */
public final class CaseTable {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final String PASSED = "passed";
    private static final String FAILED = "failed";
    private static final String PARTLY = "partly: ";

    private final Map<String, String> words;
    private final Map<String, String> reasons;
    private final Map<String, List<Line>> results;
    private final List<String> unknown;

    /** One test's outcome for one case, as {@link CaseListener} wrote it. */
    private record Line(String execution, String id, String outcome, String test, String invocation, String note) {

        static Line of(String execution, String text) {
            String[] field = text.split("\t", -1);
            return new Line(execution, field[0], field[1], field[2], field[3], field[4]);
        }
    }

    /**
     * @param words     each case's id, a tab, and what it is about
     * @param reasons   an id, a tab, and why it is not built, or {@code partly: } and what is left open
     * @param directory what the tests wrote
     */
    CaseTable(List<String> words, List<String> reasons, Path directory) throws IOException {
        this.words = pairs(words);
        this.reasons = pairs(reasons);
        this.results = latest(directory).stream().collect(Collectors.groupingBy(Line::id, TreeMap::new, Collectors.toList()));
        this.unknown = Stream.concat(this.reasons.keySet().stream(), results.keySet().stream()).distinct()
                .filter(id -> !this.words.containsKey(id)).toList();
    }

    private static Map<String, String> pairs(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one + "; " + other, TreeMap::new));
    }

    /** What a test did later replaces what it did before in an execution of the same name. */
    private static List<Line> latest(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString().replaceFirst(".*@", ""))).toList();
        }
        Map<String, List<Line>> byExecutionAndTest = new HashMap<>();
        for (Path file : files) {
            String execution = file.getFileName().toString().replaceFirst("@.*", "");
            byExecutionAndTest.putAll(Files.readAllLines(file).stream().map(text -> Line.of(execution, text))
                    .collect(Collectors.groupingBy(line -> line.execution() + " " + line.test())));
        }
        return byExecutionAndTest.values().stream().flatMap(List::stream).toList();
    }

    private boolean has(String id, String outcome) {
        return results.getOrDefault(id, List.of()).stream().anyMatch(line -> line.outcome().equals(outcome));
    }

    private String state(String id) {
        String reason = reasons.getOrDefault(id, "");
        if (has(id, FAILED)) {
            return "FAILED";
        }
        if (has(id, PASSED)) {
            return reason.isEmpty() ? PASSED : "passed, " + reason;
        }
        // What is partly built has a test, which has to run.
        return reason.isEmpty() || reason.startsWith(PARTLY) ? "NO RESULT YET" : "not built: " + reason;
    }

    private long count(String state) {
        return words.keySet().stream().filter(id -> state(id).startsWith(state)).count();
    }

    /** Whether every case passed, or has a reason why not. */
    boolean isGood() {
        return unknown.isEmpty() && count("FAILED") == 0 && count("NO RESULT YET") == 0;
    }

    /** A line for each case, the tests of each below it, and the sum. */
    String text() {
        StringBuilder text = new StringBuilder();
        words.forEach((id, about) -> {
            text.append("%-4s %-76s %s%n".formatted(id, about, state(id)));
            results.getOrDefault(id, List.of()).stream().collect(Collectors.groupingBy(Line::test, TreeMap::new, Collectors.toList()))
                    .forEach((test, lines) -> text.append(described(test, lines)));
        });
        unknown.forEach(id -> text.append("There is no case ").append(id).append('\n'));
        return text.append("%d cases: %d passed, %d failed, %d not built, %d without a result%n".formatted(words.size(), count(PASSED),
                count("FAILED"), count("not built"), count("NO RESULT YET"))).toString();
    }

    /** A test with how often it ran in which execution, and the first words of what failed. */
    private static String described(String test, List<Line> lines) {
        Map<String, Long> counts = lines.stream().collect(Collectors.groupingBy(
                line -> line.execution() + (line.outcome().equals(PASSED) ? "" : " " + line.outcome()), TreeMap::new,
                Collectors.counting()));
        String runs = counts.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
        String failures = lines.stream().filter(line -> line.outcome().equals(FAILED)).limit(3)
                .map(line -> "         " + line.invocation() + ": " + line.note() + "\n").collect(Collectors.joining());
        return "       " + test.replaceFirst("^com\\.vidaplus\\.auth\\.", "").replace('#', '.') + " (" + runs + ")\n" + failures;
    }

    /** Prints the table; takes nothing. */
    public static void main(String... none) throws IOException {
        CaseTable table = new CaseTable(Files.readAllLines(RESOURCES.resolve("cases.txt")),
                Files.readAllLines(RESOURCES.resolve("cases-not-built.txt")), Path.of("target", "cases"));
        System.out.print(table.text());
        System.exit(table.isGood() ? 0 : 1);
    }
}
