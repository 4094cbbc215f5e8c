package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.memory.HashDemand;
import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.credential.memory.MemoryShort;
import java.util.Optional;

/**
 * The Argon2 key derivation (RFC 9106): by libsodium where found and able, which is 1.5 times as fast or more, in Java otherwise. Both give
 * the same keys. Safe for use by several threads.
 */
public final class Argon2 {

    /** On the heap one KiB of Argon2 is an object and an array with headers, and two references to it: less than a sixteenth more. */
    private static final int HEAP_OVERHEAD = 16;

    private final Optional<Sodium> sodium;
    private final HashMemory memory;
    private final JavaArgon2 java;

    /**
     * Starts without any memory; it is made when first used.
     *
     * @param sodium      empty where everything is to be done in Java
     * @param concurrency how many callers are at work at once, at least 1; {@link JavaArgon2} keeps memory for so many
     * @param memory      gives heap to derivations for which libsodium gets no memory
     */
    public Argon2(Optional<Sodium> sodium, int concurrency, HashMemory memory) {
        this.sodium = sodium;
        this.memory = memory;
        this.java = new JavaArgon2(concurrency);
    }

    /** The dearest derivation there is, by Java and by libsodium: the one takes heap, the other memory outside of it. */
    static HashDemand dearest() {
        return new HashDemand(onHeap(Argon2Cost.MAX_MEMORY_KIB).heapKib(), Argon2Cost.MAX_MEMORY_KIB);
    }

    /** The memory that the derivation takes, and where. */
    HashDemand demand(Argon2Derivation derivation) {
        int kib = derivation.cost().memoryKib();
        return isNative(derivation) ? new HashDemand(0, kib) : onHeap(kib);
    }

    /**
     * Derives a key. The caller has reserved the {@link #demand}.
     *
     * @param derivation within the bounds of {@link Argon2Cost}
     * @param password   the bytes to hash; left as they are
     * @throws MemoryShort where the operating system gives no memory, and none is free on the heap either
     */
    public byte[] derive(Argon2Derivation derivation, byte[] password) {
        if (!isNative(derivation)) {
            return java.derive(derivation, password);
        }
        return sodium.orElseThrow().derive(derivation, password).orElseGet(() -> withHeap(derivation, password));
    }

    private byte[] withHeap(Argon2Derivation derivation, byte[] password) {
        HashDemand heap = onHeap(derivation.cost().memoryKib());
        if (!isReserved(heap)) {
            throw new MemoryShort();
        }
        try {
            return java.derive(derivation, password);
        } finally {
            memory.release(heap);
        }
    }

    /** Reserves heap at once or not at all, since the caller already holds a permit. */
    private boolean isReserved(HashDemand heap) {
        try {
            return memory.fits(heap) && memory.acquire(heap, System.nanoTime());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isNative(Argon2Derivation derivation) {
        return sodium.filter(library -> library.can(derivation)).isPresent();
    }

    private static HashDemand onHeap(int kib) {
        return new HashDemand(kib + kib / HEAP_OVERHEAD, 0);
    }
}
