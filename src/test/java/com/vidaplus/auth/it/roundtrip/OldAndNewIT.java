package com.vidaplus.auth.it.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measures what another build answers in a second and what this one does, in turns, for docs/performance/round-trips.md. */
@Tag("faults")
@Tag("full")
@EnabledIfSystemProperty(named = "rates.old", matches = ".+", disabledReason = "It names the directory of another build's runnable jar")
class OldAndNewIT {

    private static final Path OLD = Path.of(System.getProperty("rates.old", ""));
    private static final Path NEW = Path.of(System.getProperty("service.home"));
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("rates.seconds", 3));
    private static final int ROUNDS = Integer.getInteger("rates.rounds", 7);
    /** The compiler has done most of its work then. */
    private static final int WARM_UP = 2;

    @Test
    void bothBuildsAnswerEachKindOfRequest() throws IOException {
        Map<String, List<double[]>> rates = new LinkedHashMap<>();
        try (Contestant old = new Contestant(OLD); Contestant present = new Contestant(NEW)) {
            Map<String, Supplier<BooleanSupplier>> before = old.loads();
            Map<String, Supplier<BooleanSupplier>> now = present.loads();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (String kind : before.keySet()) {
                    double[] pair = pair(before.get(kind), now.get(kind), round % 2 == 0);
                    if (round >= 0) {
                        rates.computeIfAbsent(kind, first -> new ArrayList<>()).add(pair);
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder("| kind | before, 1/s | now, 1/s | ratio, median | lowest | highest |\n");
        table.append("|---|---|---|---|---|---|\n");
        rates.forEach((kind, pairs) -> table.append(row(kind, pairs)));
        Files.writeString(Path.of(System.getProperty("service.directory")).resolveSibling("rates.txt"), table);
        System.out.println(table);
        assertThat(rates).allSatisfy((kind, pairs) -> assertThat(pairs).hasSize(ROUNDS));
    }

    /** Each is first in every other round: what is first meets another machine than what comes after it. */
    private static double[] pair(Supplier<BooleanSupplier> before, Supplier<BooleanSupplier> now, boolean beforeFirst) {
        double first = Window.rate(beforeFirst ? before : now, LENGTH);
        double second = Window.rate(beforeFirst ? now : before, LENGTH);
        return beforeFirst ? new double[] {first, second} : new double[] {second, first};
    }

    private static String row(String kind, List<double[]> pairs) {
        double[] ratios = pairs.stream().mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.2f | %.2f | %.2f |%n", kind, median(pairs, 0), median(pairs, 1),
                ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(List<double[]> pairs, int which) {
        double[] sorted = pairs.stream().mapToDouble(pair -> pair[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
