package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.bench.service.Cost;
import com.vidaplus.auth.credential.memory.HashMemory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One Argon2id derivation by each engine, through the class that chooses between them, at the cost that the peers are compared at. */
@State(Scope.Benchmark)
public class HashPieces {

    private static final Argon2Cost COST = new Argon2Cost(Cost.MEMORY_KIB, Cost.ITERATIONS, Cost.PARALLELISM);
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final byte[] password = "a benchmark's password".getBytes(StandardCharsets.US_ASCII);
    private final Argon2Derivation derivation = new Argon2Derivation(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, COST,
            new byte[SALT_BYTES], KEY_BYTES);

    /** Which engine. */
    @Param({"libsodium", "Java"})
    public String engine;

    private Optional<Sodium> sodium = Optional.empty();
    private Argon2 argon2;

    /** @throws IllegalStateException where libsodium does not load: its row is then missing rather than Java's under its name */
    @Setup
    public void load() {
        if ("libsodium".equals(engine)) {
            sodium = Optional.of(Sodium.load().orElseThrow(() -> new IllegalStateException("libsodium does not load here")));
        }
        argon2 = new Argon2(sodium, 1, HashMemory.unbounded());
    }

    @TearDown
    public void unload() {
        sodium.ifPresent(Sodium::close);
    }

    @Benchmark
    public byte[] argon2id() {
        return argon2.derive(derivation, password);
    }
}
