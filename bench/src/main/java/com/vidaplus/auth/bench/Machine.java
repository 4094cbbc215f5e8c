package com.vidaplus.auth.bench;

import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Cost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {

    /** Whether the kernel gives huge pages without being asked; libsodium asks for new memory with each hash. The word in brackets holds. */
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final double KIB_PER_GIB = 1024.0 * 1024;

    private Machine() {
    }

    static void describe(Results results, Options options) throws IOException {
        results.machine("processor", value(Path.of("/proc/cpuinfo"), "model name"));
        results.machine("processors", Runtime.getRuntime().availableProcessors());
        results.machine("memory", memory());
        results.machine("system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        results.machine("huge pages", Files.isReadable(HUGE_PAGES) ? Files.readString(HUGE_PAGES).strip() : "unknown");
        results.machine("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        results.machine("load average before", String.format(Locale.ROOT, "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        results.machine("date", LocalDate.now(ZoneOffset.UTC));
        results.machine("commit", commit());
        results.machine("Argon2id", "m=" + Cost.MEMORY_KIB + " KiB, t=" + Cost.ITERATIONS + ", p=" + Cost.PARALLELISM);
        results.machine("each load", options.seconds() + " s, rounds: " + options.rounds());
    }

    private static String memory() throws IOException {
        String kib = value(Path.of("/proc/meminfo"), "MemTotal").replace(" kB", "");
        return kib.chars().allMatch(Character::isDigit) && !kib.isEmpty()
                ? String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kib) / KIB_PER_GIB) : "unknown";
    }

    private static String value(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").redirectErrorStream(true).start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? text : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
