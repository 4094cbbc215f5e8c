package com.vidaplus.auth.transfer;

import com.vidaplus.auth.audit.AuditEvent;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a line of result for each line of an import that is not blank, and counts them. */
final class ImportResults {

    private enum Result { CREATED, UNCHANGED, REFUSED, ERASED, COUNTED }

    private static final String ID_TAKEN = "The id is that of another account.";
    private static final String ERASED = "The person was erased here. An operator can make the account with POST /admin/accounts.";

    private final Writer text;
    private final Map<Result, Long> counts = new EnumMap<>(Result.class);
    private long lines;
    private long linesSinceCount;

    ImportResults(Writer text) {
        this.text = text;
    }

    /**
     * Writes the results of some lines.
     *
     * @param outcomes by canonical address
     * @throws IOException if they cannot be written
     */
    void write(List<ImportLine> batch, Map<String, ImportOutcome> outcomes) throws IOException {
        Set<String> told = new HashSet<>();
        for (ImportLine line : batch) {
            lines++;
            if (line.equals(ImportLine.BLANK)) {
                continue;
            }
            if (line.count().isPresent()) {
                count(line.count().getAsLong());
                continue;
            }
            linesSinceCount++;
            if (line.account().isEmpty()) {
                write(Result.REFUSED, "reason", line.reason());
                continue;
            }
            String email = line.account().get().email().canonical();
            write(outcomes.get(email), told.add(email));
        }
    }

    private void write(ImportOutcome outcome, boolean first) throws IOException {
        switch (outcome.status()) {
            case CREATED -> {
                if (first) {
                    write(Result.CREATED, "id", outcome.id());
                } else {
                    write(Result.UNCHANGED);
                }
            }
            case UNCHANGED -> write(Result.UNCHANGED);
            case ID_TAKEN -> write(Result.REFUSED, "reason", ID_TAKEN);
            case ERASED -> write(Result.ERASED, "reason", ERASED);
        }
    }

    /** An export that was cut has the wrong count, wherever its count stands; of several exports in a row each has its own. */
    private void count(long count) throws IOException {
        if (count != linesSinceCount) {
            write(Result.REFUSED, "reason", "The export had " + count + " lines before this one, and here are " + linesSinceCount
                    + ". A part of it is missing.");
        } else {
            begin(Result.COUNTED).write(",\"count\":" + count + "}\n");
        }
        linesSinceCount = 0;
    }

    private void write(Result result) throws IOException {
        begin(result).write("}\n");
    }

    private void write(Result result, String name, String value) throws IOException {
        begin(result).write(",\"" + name + "\":\"" + value + "\"}\n");
    }

    private Writer begin(Result result) throws IOException {
        counts.merge(result, 1L, Long::sum);
        text.write("{\"line\":" + lines + ",\"status\":\"" + result.name().toLowerCase(Locale.ROOT) + "\"");
        return text;
    }

    /** The event with the results of the lines so far. */
    AuditEvent summary(AuditEvent event) {
        AuditEvent summary = event.with("count", Long.toString(counts.getOrDefault(Result.CREATED, 0L)));
        for (Result result : List.of(Result.UNCHANGED, Result.REFUSED, Result.ERASED)) {
            summary = summary.with(result.name().toLowerCase(Locale.ROOT), Long.toString(counts.getOrDefault(result, 0L)));
        }
        return summary;
    }
}
