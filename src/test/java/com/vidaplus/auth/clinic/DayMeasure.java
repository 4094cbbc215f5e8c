package com.vidaplus.auth.clinic;

import com.vidaplus.auth.platform.embedded.CompactionOnH2;
import java.util.Locale;

/** What a day costs. */
final class DayMeasure {

    private static final double NANOS = 1e9;
    private static final double MILLION = 1e6;

    private final ClinicDatabase database;
    private final CompactionOnH2 compaction;
    private final long begun = System.nanoTime();
    private long operations;
    private long allNanos;
    private long longestNanos;
    private long biggest;

    DayMeasure(ClinicDatabase database, CompactionOnH2 compaction) {
        this.database = database;
        this.compaction = compaction;
    }

    /** Does one sign-in or refresh. */
    void operation(Runnable operation) {
        long before = System.nanoTime();
        operation.run();
        long took = System.nanoTime() - before;
        operations++;
        allNanos += took;
        longestNanos = Math.max(longestNanos, took);
        look();
    }

    /** Looks how big the file is. */
    void look() {
        biggest = Math.max(biggest, database.size());
    }

    /** The biggest size that was seen, in bytes. */
    long biggest() {
        return biggest;
    }

    /** Bytes of the file that are content now. */
    long content() {
        return compaction.contentBytes();
    }

    static String head() {
        return "day operations seconds file_max_mb file_end_mb content_mb step_longest_ms steps compacting_s operation_longest_ms operation_mean_ms";
    }

    String line(int day) {
        CompactionOnH2.Steps steps = compaction.steps();
        return String.format(Locale.ROOT, "%d %d %.1f %.1f %.1f %.1f %.1f %d %.1f %.1f %.3f", day, operations,
                (System.nanoTime() - begun) / NANOS, biggest / MILLION, database.size() / MILLION, content() / MILLION,
                steps.longest().toNanos() / MILLION, steps.count(), steps.all().toNanos() / NANOS, longestNanos / MILLION,
                allNanos / MILLION / operations);
    }
}
