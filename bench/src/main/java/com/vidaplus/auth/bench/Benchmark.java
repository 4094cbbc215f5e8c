package com.vidaplus.auth.bench;

import com.vidaplus.auth.bench.peer.FastApiSection;
import com.vidaplus.auth.bench.peer.KeycloakSection;
import com.vidaplus.auth.bench.pieces.PiecesSection;
import com.vidaplus.auth.bench.report.Chart;
import com.vidaplus.auth.bench.report.JsonReport;
import com.vidaplus.auth.bench.report.MarkdownReport;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Capacity;
import com.vidaplus.auth.bench.service.Flatness;
import com.vidaplus.auth.bench.service.LatencyUnderLoad;
import com.vidaplus.auth.bench.service.RawLimits;
import com.vidaplus.auth.bench.service.RequestCost;
import com.vidaplus.auth.bench.service.Stage;
import com.vidaplus.auth.bench.service.StartAndMemory;
import com.vidaplus.auth.bench.service.Storm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures everything in one run: {@code mvn -f bench verify}. Ends with an exception where something could not be measured. */
public final class Benchmark {

    private Benchmark() {
    }

    /** Takes its options from system properties, see {@link Options}. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.given();
        Results results = new Results();
        Machine.describe(results, options);
        try (Stage stage = Stage.open(options)) {
            for (Section section : sections(options)) {
                long began = System.nanoTime();
                results.begin(section.title());
                section.run(stage, results);
                System.out.printf("%s: %d s%n", section.title(), (System.nanoTime() - began) / 1_000_000_000);
            }
        }
        write(options.output(), results);
        System.out.println(MarkdownReport.of(results));
        System.out.println("Written to " + options.output().toAbsolutePath());
    }

    /**
     * In this order: what a later one compares with is there by then. Our service runs from {@link StartAndMemory} on, until a section
     * makes it leave so that others have the machine for themselves.
     */
    private static List<Section> sections(Options options) {
        List<Section> sections = new ArrayList<>();
        sections.addAll(List.of(new RawLimits(), new PiecesSection(), new StartAndMemory(), new Capacity(), new LatencyUnderLoad(),
                new Storm(), new RequestCost()));
        if (options.peers()) {
            sections.addAll(List.of(new KeycloakSection(), new FastApiSection()));
        }
        sections.add(new Flatness());
        return sections;
    }

    private static void write(Path directory, Results results) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("README.md"), MarkdownReport.of(results));
        Files.writeString(directory.resolve("performance.json"), JsonReport.of(results));
        Files.writeString(directory.resolve("performance.svg"), Chart.of(results));
    }
}
