package com.vidaplus.auth.credential;

import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Every kind of Argon2 (RFC 9106) in Java, with its memory reused: one derivation fills thousands of blocks of 1 KiB, and making them
 * anew each time would be nearly all the garbage this service makes. Safe for use by several threads.
 */
final class JavaArgon2 {

    private final ArrayBlockingQueue<Memory> idle;
    private final int blocksKept;

    /**
     * Starts without any memory; it is made when first used.
     *
     * @param concurrency how many memories are kept while idle, at least 1: the callers that are at work at once
     * @param usual       the cost whose memory each keeps, in all {@code concurrency * usual.memoryKib()}; what a costlier derivation
     *                    takes on top of it is left to the garbage collector
     */
    JavaArgon2(int concurrency, Argon2Cost usual) {
        this.idle = new ArrayBlockingQueue<>(concurrency);
        this.blocksKept = Argon2BytesGenerator.getBlockCount(usual.memoryKib(), usual.parallelism());
    }

    /** @param password the bytes to hash; left as they are */
    byte[] derive(Argon2Derivation derivation, byte[] password) {
        Argon2Cost cost = derivation.cost();
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(derivation.type()).withVersion(derivation.version())
                .withSalt(derivation.salt()).withMemoryAsKB(cost.memoryKib()).withIterations(cost.iterations())
                .withParallelism(cost.parallelism());
        Memory free = idle.poll();
        Memory memory = free != null ? free : new Memory(blocksKept);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters.withBlockPool(memory).build());
            byte[] key = new byte[derivation.length()];
            generator.generateBytes(password, key);
            return key;
        } finally {
            // Refused where enough are idle already: then it is garbage, as wanted.
            idle.offer(memory);
        }
    }

    /**
     * The blocks of one derivation at a time. The library's own pool takes a lock for each of the twenty thousand blocks, which
     * concurrent derivations would contend for. The library clears a block before it gives it back.
     */
    private static final class Memory implements Argon2BytesGenerator.BlockPool {

        private final ArrayDeque<Argon2BytesGenerator.Block> blocks;
        private final int kept;

        Memory(int kept) {
            this.blocks = new ArrayDeque<>(kept);
            this.kept = kept;
        }

        @Override
        public Argon2BytesGenerator.Block allocate() {
            Argon2BytesGenerator.Block free = blocks.pollLast();
            return free != null ? free : new Argon2BytesGenerator.Block();
        }

        @Override
        public void deallocate(Argon2BytesGenerator.Block block) {
            if (blocks.size() < kept) {
                blocks.addLast(block);
            }
        }
    }
}
