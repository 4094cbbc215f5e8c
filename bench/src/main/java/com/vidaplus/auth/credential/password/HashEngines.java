package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.bench.service.Cost;
import com.vidaplus.auth.credential.memory.HashMemory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** One derivation at the benchmark's cost by each engine there is; for several threads. */
public final class HashEngines implements AutoCloseable {

    private static final byte[] PASSWORD = "correct horse battery staple".getBytes(StandardCharsets.US_ASCII);

    private final Optional<Sodium> sodium = Sodium.load();
    private final Argon2Cost cost = new Argon2Cost(Cost.MEMORY_KIB, Cost.ITERATIONS, Cost.PARALLELISM);
    private final Argon2Derivation derivation = new Argon2Derivation(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, cost,
            new byte[Argon2Hash.SALT_BYTES], Argon2Hash.HASH_BYTES);

    /** What computes one hash, by the engine's name. */
    public Map<String, Runnable> all() {
        Map<String, Runnable> all = new LinkedHashMap<>();
        sodium.ifPresent(library -> all.put("libsodium", () -> library.derive(derivation, PASSWORD).orElseThrow()));
        JavaArgon2 java = new JavaArgon2(HashGate.defaultPermits());
        all.put("Java", () -> java.derive(derivation, PASSWORD));
        return all;
    }

    /** What computes one hash as the service does, by whichever engine it would choose here. */
    public Runnable inUse() {
        Argon2 argon2 = new Argon2(sodium, HashGate.defaultPermits(), HashMemory.unbounded());
        return () -> argon2.derive(derivation, PASSWORD);
    }

    @Override
    public void close() {
        sodium.ifPresent(Sodium::close);
    }
}
