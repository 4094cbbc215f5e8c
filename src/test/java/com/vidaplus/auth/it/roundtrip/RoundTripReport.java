package com.vidaplus.auth.it.roundtrip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, for target/round-trips.txt: a table, then the statements of each kind, one line for each round trip. */
final class RoundTripReport {

    private static final Path FILE = Path.of(System.getProperty("service.directory")).resolveSibling("round-trips.txt");

    private final Map<String, List<List<String>>> measured = new LinkedHashMap<>();

    void add(String kind, List<List<String>> roundTrips) {
        measured.put(kind, roundTrips);
    }

    Map<String, List<List<String>>> measured() {
        return measured;
    }

    void write() {
        StringBuilder text = new StringBuilder("| kind | round trips | statements | transactions |\n|---|---|---|---|\n");
        measured.forEach((kind, roundTrips) -> {
            Count count = Count.of(roundTrips);
            text.append("| ").append(kind).append(" | ").append(count.roundTrips()).append(" | ").append(count.statements()).append(" | ")
                    .append(count.transactions()).append(" |\n");
        });
        measured.forEach((kind, roundTrips) -> text.append('\n').append(kind).append('\n').append(lines(roundTrips)));
        try {
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each round trip. */
    static String lines(List<List<String>> roundTrips) {
        StringBuilder text = new StringBuilder();
        roundTrips.forEach(statements -> text.append("    ")
                .append(statements.isEmpty() ? "(nothing was run)" : String.join("; ", statements).replaceAll("\\s+", " ")).append('\n'));
        return text.toString();
    }
}
