package com.vidaplus.auth.command;

import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.HashGate;
import com.vidaplus.auth.credential.password.Sodium;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command that measures this machine and proposes {@code ARGON2_MEMORY_KIB} and {@code ARGON2_ITERATIONS}: the costliest that end in
 * time. The command uses the engine that the service would use here, and as many hashes at once as the service would let.
 *
 * <p>Arguments, both optional: the milliseconds that one hash may take, and the MiB that all hashes at once may take together. The command
 * writes its trials and its proposal to standard output and exits with 0. For a bad argument it says so on standard error and exits with 2.
 */
public final class Calibrate {

    private static final int DONE = 0;
    private static final int REFUSED = 2;
    private static final int DEFAULT_MILLIS = 100;
    private static final int MAX_MILLIS = 10_000;
    private static final int MAX_MIB = 65_536;
    private static final int KIB_PER_MIB = 1024;
    private static final double MILLIS_PER_SECOND = 1000;

    /** The fewest passes for each memory: OWASP's minima, and more memory than its largest with the one pass that goes with that. */
    private static final Map<Integer, Integer> LEAST_ITERATIONS = Map.of(7_168, 5, 9_216, 4, 12_288, 3, 19_456, 2, 47_104, 1, 65_536, 1);
    private static final int LEAST_MEMORY_KIB = 7_168;

    private final int threads;
    private final Duration each;
    private final PrintStream out;
    private final PrintStream err;

    Calibrate(int threads, Duration each, PrintStream out, PrintStream err) {
        this.threads = threads;
        this.each = each;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command; it takes about ten seconds.
     *
     * @param arguments target in milliseconds, and memory of all hashes at once in MiB; both may be left out
     */
    public static void main(String[] arguments) {
        Calibrate command = new Calibrate(HashGate.defaultPermits(), Duration.ofSeconds(1), StandardStreams.out(), StandardStreams.err());
        System.exit(command.run(System.getenv(), arguments));
    }

    int run(Map<String, String> environment, String... arguments) {
        int leastMib = (threads * LEAST_MEMORY_KIB + KIB_PER_MIB - 1) / KIB_PER_MIB;
        int target;
        int mib;
        try {
            if (arguments.length > 2) {
                throw new IllegalArgumentException("There are two arguments at most: milliseconds and MiB");
            }
            target = argument(arguments, 0, DEFAULT_MILLIS, "The milliseconds of one hash", 1, MAX_MILLIS);
            mib = argument(arguments, 1, MAX_MIB, "The MiB of " + threads + " hashes at once", leastMib, MAX_MIB);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return REFUSED;
        }
        Optional<Sodium> sodium = "java".equals(environment.get("ARGON2_ENGINE")) ? Optional.empty() : Sodium.load();
        try (CostMeasurement measurement = new CostMeasurement(threads, each, sodium)) {
            print("Argon2id by %s, %d at once%n%n%12s %6s %10s %10s%n", sodium.map(Sodium::toString).orElse("Java"), threads,
                    "memory KiB", "passes", "ms each", "hashes/s");
            CostChoice choice = CostChoice.of(trials(measurement, mib), target);
            propose(choice, target, measurement);
        } finally {
            sodium.ifPresent(Sodium::close);
        }
        return DONE;
    }

    private List<CostTrial> trials(CostMeasurement measurement, int mib) {
        List<CostTrial> trials = new ArrayList<>();
        LEAST_ITERATIONS.keySet().stream().sorted().filter(kib -> (long) kib * threads <= (long) mib * KIB_PER_MIB).forEach(kib -> {
            int iterations = LEAST_ITERATIONS.get(kib);
            trials.add(new CostTrial(kib, iterations, iterations, tried(measurement, kib, iterations)));
        });
        return trials;
    }

    private double tried(CostMeasurement measurement, int memoryKib, int iterations) {
        double millis = measurement.millis(new Argon2Cost(memoryKib, iterations, 1));
        print("%12d %6d %10.1f %10.1f%n", memoryKib, iterations, millis, threads * MILLIS_PER_SECOND / millis);
        return millis;
    }

    private void propose(CostChoice choice, int target, CostMeasurement measurement) {
        double millis = tried(measurement, choice.memoryKib(), choice.iterations());
        print("%n%s%n%n", choice.withinTime() ? "The costliest within " + target + " ms:"
                : "Nothing that is safe ends within " + target + " ms here; the fastest that is:");
        print("ARGON2_MEMORY_KIB=%d%nARGON2_ITERATIONS=%d%n%n", choice.memoryKib(), choice.iterations());
        print("One hash takes %.0f ms, this machine lets %.0f people a second sign in at most, and the hashes at once take %d MiB.%n",
                millis, threads * MILLIS_PER_SECOND / millis, choice.memoryKib() * threads / KIB_PER_MIB);
    }

    private static int argument(String[] arguments, int index, int otherwise, String name, int least, int most) {
        if (index >= arguments.length) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(arguments[index]);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Reported in the same words as a number that is out of bounds.
        }
        throw new IllegalArgumentException(name + " must be a whole number from " + least + " to " + most);
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
