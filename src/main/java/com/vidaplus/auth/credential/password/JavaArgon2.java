package com.vidaplus.auth.credential.password;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Every kind of Argon2 (RFC 9106) in Java, with its memory reused. One derivation fills thousands of blocks of 1 KiB; new ones each time
 * would be nearly all the garbage of this service. Between derivations the garbage collector may take all blocks, and does so before memory
 * runs out. Safe for use by several threads.
 */
final class JavaArgon2 {

    /** The one used last is taken first, so that few of them grow to the size of the dearest derivation. */
    private final LinkedBlockingDeque<SoftReference<Memory>> idle;

    /**
     * Starts without any memory; it is made when first used.
     *
     * @param concurrency how many memories are kept while idle, at least 1: the callers that are at work at once
     */
    JavaArgon2(int concurrency) {
        this.idle = new LinkedBlockingDeque<>(concurrency);
    }

    /**
     * Derives a key.
     *
     * @param derivation within the bounds of {@link Argon2Cost}; its memory comes from the heap
     * @param password   the bytes to hash; left as they are
     */
    byte[] derive(Argon2Derivation derivation, byte[] password) {
        Argon2Cost cost = derivation.cost();
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(derivation.type()).withVersion(derivation.version())
                .withSalt(derivation.salt()).withMemoryAsKB(cost.memoryKib()).withIterations(cost.iterations())
                .withParallelism(cost.parallelism());
        Memory memory = taken();
        memory.shrinkTo(Argon2BytesGenerator.getBlockCount(cost.memoryKib(), cost.parallelism()));
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.withBlockPool(memory).build());
        byte[] key = new byte[derivation.length()];
        generator.generateBytes(password, key);
        // Refused where enough are idle already: the memory is then garbage, as wanted. So it is after an error, which may have broken it.
        idle.offerFirst(new SoftReference<>(memory));
        return key;
    }

    private Memory taken() {
        SoftReference<Memory> last = idle.pollFirst();
        while (last != null) {
            Memory memory = last.get();
            if (memory != null) {
                return memory;
            }
            last = idle.pollFirst();
        }
        return new Memory();
    }

    /**
     * The blocks of one derivation at a time. The library's own pool takes a lock for each of the twenty thousand blocks, which
     * concurrent derivations would contend for. The library clears a block before it gives it back.
     */
    private static final class Memory implements Argon2BytesGenerator.BlockPool {

        private final ArrayDeque<Argon2BytesGenerator.Block> blocks = new ArrayDeque<>();

        /** What is in use is never more than was reserved for it, whatever the derivation before took. */
        void shrinkTo(int most) {
            while (blocks.size() > most) {
                blocks.pollLast();
            }
        }

        @Override
        public Argon2BytesGenerator.Block allocate() {
            Argon2BytesGenerator.Block free = blocks.pollLast();
            return free != null ? free : new Argon2BytesGenerator.Block();
        }

        @Override
        public void deallocate(Argon2BytesGenerator.Block block) {
            blocks.addLast(block);
        }
    }
}
