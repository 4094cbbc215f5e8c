package com.vidaplus.auth.bench.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the collector of a JVM wrote by {@code -Xlog:gc}, since a mark. */
final class GcLog {

    private static final Pattern COLLECTION =
            Pattern.compile("Pause (?<kind>.*) (?<before>\\d+)M->(?<after>\\d+)M\\(\\d+M\\) (?<millis>[\\d.]+)ms");

    private final Path file;
    private final long pid;
    private int mark;

    GcLog(Path file, long pid) {
        this.file = file;
        this.pid = pid;
    }

    /**
     * What happened between two collections that were asked for.
     *
     * @param allocatedMib  by the whole process
     * @param collections   but those two
     * @param pausedMillis  by these, in all
     * @param longestMillis of these
     */
    record Activity(double allocatedMib, int collections, double pausedMillis, double longestMillis) {
    }

    /** Collects, so that what is allocated from now on can be told. */
    void begin() throws IOException {
        collect();
        mark = lines().size() - 1;
    }

    /** Collects again, and sums up what lies between. */
    Activity end() throws IOException {
        collect();
        return activity(lines().subList(mark, lines().size()));
    }

    /** @param lines from the collection that was asked for at the begin to the one at the end; others than pauses are passed over */
    static Activity activity(List<String> lines) {
        double allocated = 0;
        int collections = 0;
        double paused = 0;
        double longest = 0;
        double after = -1;
        for (String line : lines) {
            Matcher pause = COLLECTION.matcher(line);
            if (!pause.find()) {
                continue;
            }
            allocated += after < 0 ? 0 : Double.parseDouble(pause.group("before")) - after;
            after = Double.parseDouble(pause.group("after"));
            if (!pause.group("kind").contains("System.gc") && !pause.group("kind").contains("Diagnostic Command")) {
                double millis = Double.parseDouble(pause.group("millis"));
                collections++;
                paused += millis;
                longest = Math.max(longest, millis);
            }
        }
        return new Activity(allocated, collections, paused, longest);
    }

    private void collect() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run").redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("jcmd: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file).stream().filter(line -> COLLECTION.matcher(line).find()).toList();
    }
}
