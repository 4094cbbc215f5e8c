package com.vidaplus.auth.harness.generated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks a property for generated inputs: the seeds as they are, and every input that ever broke it (checked in under {@code generated/}).
 * Mutations of both follow, another selection in every run. An input that breaks the property is made as short as it can be. The failure
 * tells it in a form that can be checked in, with the seed of the run.
 *
 * <p>{@code -Dgenerated.inputs=1000000} makes so many over all properties together, {@code -Dgenerated.seed=} repeats a run.
 */
public final class Generated {

    /** How many properties share the inputs. */
    private static final int PROPERTIES = 12;
    private static final int INPUTS = Integer.getInteger("generated.inputs", 20_000);
    private static final long SEED = Long.getLong("generated.seed", ThreadLocalRandom.current().nextLong());
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST_ATTEMPTS_TO_SHORTEN = 20_000;

    private final String name;
    private final List<byte[]> seeds = new ArrayList<>();

    private Generated(String name) {
        this.name = name;
    }

    /**
     * @param name  of the property, and of its file of inputs that broke it
     * @param seeds inputs of all the kinds that people thought of
     */
    public static Generated from(String name, Stream<byte[]> seeds) {
        Generated generated = new Generated(name);
        seeds.forEach(generated.seeds::add);
        generated.regressions().forEach(line -> generated.seeds.add(Escaped.read(line)));
        return generated;
    }

    /** As {@link #from}, of texts in UTF-8. */
    public static Generated fromTexts(String name, Stream<String> seeds) {
        return from(name, seeds.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> regressions() {
        try (InputStream file = Generated.class.getResourceAsStream("/generated/" + name + ".txt")) {
            return file == null ? List.of() : new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many inputs, at least, over all properties together. */
    public static int inputs() {
        return INPUTS;
    }

    /** Its share of all inputs. */
    public void holds(Consumer<byte[]> property) {
        holds((INPUTS + PROPERTIES - 1) / PROPERTIES, property);
    }

    /** As {@link #holds}, for texts; bytes that are no UTF-8 become U+FFFD. */
    public void holdsForTexts(Consumer<String> property) {
        holds(bytes -> property.accept(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** For that many inputs besides the seeds. */
    public void holds(int count, Consumer<byte[]> property) {
        seeds.forEach(seed -> check(seed, property));
        Random random = new Random(SEED ^ name.hashCode());
        Mutation mutation = new Mutation(seeds, random);
        for (int i = 0; i < count; i++) {
            check(mutation.next(), property);
        }
    }

    private void check(byte[] input, Consumer<byte[]> property) {
        long start = System.nanoTime();
        Throwable failure = failure(input, property);
        if (failure != null) {
            byte[] shortest = shortest(input, property);
            throw new AssertionError("Broken by the input on the next line, which belongs into src/test/resources/generated/" + name
                    + ".txt (-Dgenerated.seed=" + SEED + ")\n" + Escaped.write(shortest), failure(shortest, property));
        }
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new AssertionError("More than " + LONGEST + " for\n" + Escaped.write(input));
        }
    }

    private static Throwable failure(byte[] input, Consumer<byte[]> property) {
        try {
            property.accept(input.clone());
            return null;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return e;
        }
    }

    /** Leaves out as much as can be left out with the property still broken. */
    private static byte[] shortest(byte[] input, Consumer<byte[]> property) {
        byte[] best = input;
        int attempts = 0;
        for (int length = Math.max(1, input.length / 2); length > 0; length /= 2) {
            int from = 0;
            while (from < best.length && attempts++ < MOST_ATTEMPTS_TO_SHORTEN) {
                byte[] shorter = Mutation.without(best, from, Math.min(length, best.length - from));
                if (failure(shorter, property) == null) {
                    from += length;
                } else {
                    best = shorter;
                }
            }
        }
        return best;
    }
}
