package com.vidaplus.auth.bench.report;

import com.vidaplus.auth.bench.report.Requirement.Bound;
import java.util.stream.Collectors;

/** Everything as Markdown: the promises first, then the machine, then each number. */
public final class MarkdownReport {

    private MarkdownReport() {
    }

    /** The page, which shows the chart {@code performance.svg} beside it. */
    public static String of(Results results) {
        StringBuilder page = new StringBuilder("# Performance\n\n![Each promise and what was measured](performance.svg)\n\n"
                + "| promise | measured | beside | ratio | target | reached |\n|---|---|---|---|---|---|\n");
        for (Requirement requirement : results.requirements()) {
            page.append(row(requirement));
        }
        page.append("\n## The machine\n\n| | |\n|---|---|\n");
        results.machine().forEach((name, value) -> page.append("| ").append(name).append(" | ").append(cell(value)).append(" |\n"));
        String section = "";
        for (Measured number : results.measured()) {
            if (!number.section().equals(section)) {
                section = number.section();
                page.append("\n## ").append(section).append("\n\n| | median | | rounds |\n|---|---|---|---|\n");
            }
            page.append(row(number));
        }
        if (!results.notes().isEmpty()) {
            page.append("\n## Notes\n\n");
            results.notes().forEach(note -> page.append("- ").append(note).append('\n'));
        }
        return page.toString();
    }

    private static String row(Requirement requirement) {
        boolean alone = requirement.beside() == null;
        return "| " + cell(requirement.promise()) + " | " + cell(requirement.measured()) + ": " + Numbers.text(requirement.value())
                + " | " + (alone ? "" : cell(requirement.beside()) + ": " + Numbers.text(requirement.reference()))
                + " | " + (alone ? "" : Numbers.text(requirement.ratio()))
                + " | " + (requirement.bound() == Bound.AT_LEAST ? "at least " : "at most ") + Numbers.text(requirement.target())
                + " | " + (requirement.isReached() ? "yes" : "**NO**") + " |\n";
    }

    private static String row(Measured number) {
        String rounds = number.rounds().size() == 1 ? ""
                : number.rounds().stream().map(Numbers::text).collect(Collectors.joining(", "));
        return "| " + cell(number.name()) + " | " + Numbers.text(number.value()) + " | " + cell(number.unit()) + " | " + rounds + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
