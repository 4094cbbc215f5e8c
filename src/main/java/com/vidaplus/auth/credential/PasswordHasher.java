package com.vidaplus.auth.credential;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleConsumer;

/**
 * Makes Argon2id hashes of passwords, and compares passwords with stored hashes of ours and of others.
 *
 * <p>Comparing derives exactly one key whatever is stored: a good hash, one that cannot be read, or none. So neither the work nor the
 * answer tells whether an account exists. (A hash of another cost takes its own time until it is rewritten.)
 *
 * <p>Safe for use by several threads. It bounds nothing by itself: {@link HashGate} decides how many may hash at once.
 */
public final class PasswordHasher {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Argon2Cost cost;
    private final SecureRandom random;
    private final Argon2 argon2;
    private final PasswordHash dummy;
    private final LongAdder derivations = new LongAdder();
    private final DoubleConsumer took;

    /**
     * Takes the cost of new hashes. Once in use, it keeps that memory for as many derivations as {@link HashGate#defaultPermits()}.
     *
     * @param cost   of new hashes, and of the work done where there is no hash to compare with
     * @param random gives the salts; safe for use by several threads
     */
    public PasswordHasher(Argon2Cost cost, SecureRandom random) {
        this(cost, random, Optional.empty(), seconds -> { });
    }

    /**
     * @param sodium derives what it can
     * @param took   is told how long each derivation took, in seconds
     */
    PasswordHasher(Argon2Cost cost, SecureRandom random, Optional<Sodium> sodium, DoubleConsumer took) {
        this.took = took;
        this.cost = cost;
        this.random = random;
        this.argon2 = new Argon2(sodium, HashGate.defaultPermits(), cost);
        // No password is known to give these random bytes, and none would be let in by them.
        this.dummy = Argon2Hash.withHash(cost, randomBytes(Argon2Hash.SALT_BYTES), randomBytes(Argon2Hash.HASH_BYTES));
    }

    /**
     * Hashes a password at the configured cost: one derivation.
     *
     * @return a PHC string, {@code $argon2id$v=19$...}, of the NFC form
     */
    public StoredPassword hash(Password password) {
        byte[] bytes = password.utf8(Normalisation.NFC);
        long began = System.nanoTime();
        try {
            String phc = Argon2Hash.of(bytes, cost, randomBytes(Argon2Hash.SALT_BYTES), argon2).phc();
            return new StoredPassword(phc, Normalisation.NFC);
        } finally {
            derived(began);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Compares a password with what is stored: one derivation, always.
     *
     * @param stored null where there is nothing to compare with: no such account, or one without a password. What is not
     *               {@link StoredPassword#isReadable readable} is treated the same way
     * @return false where it is wrong, or there was nothing to compare with; never an exception for anything stored
     */
    public boolean verify(Password password, StoredPassword stored) {
        Optional<PasswordHash> readable = Optional.ofNullable(stored).flatMap(s -> PasswordHash.parse(s.hash()));
        byte[] bytes = password.utf8(readable.isPresent() ? stored.normalisation() : Normalisation.NFC);
        long began = System.nanoTime();
        try {
            boolean matches = readable.orElse(dummy).matches(bytes, argon2);
            return readable.isPresent() && matches;
        } finally {
            derived(began);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Tells whether a hash made now would be better: it is no Argon2id of version 1.3, or any of its memory, passes, lanes, salt and
     * hash length is below what we make. One that costs more than configured is not weaker.
     */
    public boolean isWeakerThanConfigured(StoredPassword stored) {
        return PasswordHash.parse(stored.hash()).map(hash -> hash.isWeakerThan(cost)).orElse(true);
    }

    /**
     * Decides what to store instead after a successful sign-in.
     *
     * <p>A weaker or foreign hash is made anew. A strong one of bytes as received is kept: where the password was in NFC anyway only
     * its marker changes, which costs nothing and lets its owner change keyboards; where it was not, it must be made anew for that.
     *
     * @param password one that has just matched
     * @param stored   what it has matched
     * @return empty where there is nothing to change; otherwise at most one derivation was done
     */
    public Optional<StoredPassword> replacement(Password password, StoredPassword stored) {
        boolean sameBytes = stored.normalisation() == Normalisation.NFC || password.isNormalised();
        if (isWeakerThanConfigured(stored) || !sameBytes) {
            return Optional.of(hash(password));
        }
        return stored.normalisation() == Normalisation.NFC
                ? Optional.empty()
                : Optional.of(new StoredPassword(stored.hash(), Normalisation.NFC));
    }

    private void derived(long began) {
        derivations.increment();
        took.accept((System.nanoTime() - began) / NANOS_PER_SECOND);
    }

    /** How many keys were derived since the start, by whatever algorithm: the measure of equal work. */
    public long derivations() {
        return derivations.sum();
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
