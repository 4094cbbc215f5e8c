package com.vidaplus.auth.it.roundtrip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The table of docs/performance/round-trips.md: how many round trips a request of each kind makes at most. */
final class DocumentedCounts {

    private static final Path PAGE = Path.of("docs", "performance", "round-trips.md");
    private static final String BAR = "\\|";
    /** Columns, behind the empty one before the first bar: kind, before, now, statements, transactions. */
    private static final int KIND = 1;
    private static final int BEFORE = 2;
    private static final int NOW = 3;
    private static final int COLUMNS = 6;

    private final Map<String, Integer> now;
    private final List<String> grown;

    private DocumentedCounts(Map<String, Integer> now, List<String> grown) {
        this.now = now;
        this.grown = grown;
    }

    static DocumentedCounts read() {
        try {
            return of(Files.readAllLines(PAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a page; lines that are no row of numbers are passed over. */
    static DocumentedCounts of(List<String> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> grown = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(BAR);
            if (cells.length == COLUMNS && cells[NOW].strip().matches("\\d+")) {
                counts.put(cells[KIND].strip(), Integer.valueOf(cells[NOW].strip()));
                if (Integer.parseInt(cells[NOW].strip()) > before(cells[BEFORE].strip())) {
                    grown.add(cells[KIND].strip());
                }
            }
        }
        return new DocumentedCounts(counts, grown);
    }

    /** A kind that is new has no number there. */
    private static int before(String cell) {
        return cell.matches("\\d+") ? Integer.parseInt(cell) : Integer.MAX_VALUE;
    }

    /** The kinds that take more than before. */
    List<String> grown() {
        return List.copyOf(grown);
    }

    Set<String> kinds() {
        return Collections.unmodifiableSet(now.keySet());
    }

    /** Empty for a kind that is not there. */
    OptionalInt of(String kind) {
        Integer count = now.get(kind);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
