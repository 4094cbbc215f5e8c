package com.vidaplus.auth.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A process and its descendants, as Linux accounts for them. Without {@code /proc} nothing is known, which is told as not a number.
 *
 * @param root the process that was started
 */
public record ProcessTree(ProcessHandle root) {

    private static final double KIB_PER_MIB = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    /** The resident memory of all of them now in MiB ({@code VmRSS}); a page that two of them share counts twice. */
    public double residentMib() {
        return all().mapToDouble(ProcessTree::residentMib).sum();
    }

    /** The processor time of all of them that live, in user and system mode. */
    public double cpuSeconds() {
        return all().mapToDouble(process -> process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / NANOS_PER_SECOND).sum();
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static double residentMib(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToDouble(line -> kib(line) / KIB_PER_MIB).findFirst().orElse(0);
        } catch (IOException e) {
            return process.isAlive() ? Double.NaN : 0;
        }
    }

    private static long kib(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
