package com.vidaplus.auth.command;

import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.credential.password.Argon2;
import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Argon2Derivation;
import com.vidaplus.auth.credential.password.Argon2Hash;
import com.vidaplus.auth.credential.password.Sodium;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Measures Argon2id with several threads at once: one hash alone takes less time, as all threads share the memory. */
final class CostMeasurement implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;

    private final int threads;
    private final Duration each;
    private final Optional<Sodium> sodium;
    private final ExecutorService pool;

    /**
     * @param threads how many hash at once
     * @param each    how long each cost is measured for
     * @param sodium  empty if Java is to be measured
     */
    CostMeasurement(int threads, Duration each, Optional<Sodium> sodium) {
        this.threads = threads;
        this.each = each;
        this.sodium = sodium;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** The milliseconds that one hash takes, as the mean over all threads. */
    double millis(Argon2Cost cost) {
        Argon2 argon2 = new Argon2(sodium, threads, HashMemory.unbounded());
        Argon2Derivation derivation = new Argon2Derivation(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, cost,
                new byte[Argon2Hash.SALT_BYTES], Argon2Hash.HASH_BYTES);
        // Warms up the memory, and for Java the compiler.
        run(argon2, derivation, each.dividedBy(2));
        return run(argon2, derivation, each);
    }

    private double run(Argon2 argon2, Argon2Derivation derivation, Duration time) {
        List<Future<Double>> measured = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            measured.add(pool.submit(() -> millisOnThisThread(argon2, derivation, time)));
        }
        double sum = 0;
        for (Future<Double> millis : measured) {
            sum += result(millis);
        }
        return sum / threads;
    }

    private static double millisOnThisThread(Argon2 argon2, Argon2Derivation derivation, Duration time) {
        byte[] password = "a passphrase of a usual length".getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        long took = 0;
        int hashes = 0;
        while (took < time.toNanos()) {
            argon2.derive(derivation, password);
            hashes++;
            took = System.nanoTime() - began;
        }
        return took / NANOS_PER_MILLI / hashes;
    }

    private static double result(Future<Double> millis) {
        try {
            return millis.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
