package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.foreign.BinaryText;
import com.vidaplus.auth.credential.memory.HashDemand;
import com.vidaplus.auth.credential.memory.HashMemory;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleConsumer;

/**
 * Makes Argon2id hashes of passwords, and compares passwords with stored hashes of ours and of others.
 *
 * <p>Comparing derives exactly one key whatever is stored: a good hash, one that cannot be read, or none. So neither the work nor the
 * answer tells whether an account exists. A hash of another cost takes its own time until it is made anew. So does the dummy of a name
 * without an account, which is made after another account's hash.
 *
 * <p>Safe for use by several threads. The hasher bounds nothing by itself: {@link HashGate} decides how many may hash at once.
 */
public final class PasswordHasher {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Argon2Cost cost;
    private final SecureRandom random;
    private final HashMemory memory;
    private final Argon2 argon2;
    private final PasswordHash dummy;
    private final String engine;
    private final LongAdder derivations = new LongAdder();
    private final DoubleConsumer took;

    /**
     * Takes the cost of new hashes, and bounds no memory.
     *
     * @param cost   of new hashes, and of the work done where there is no hash to compare with
     * @param random gives the salts; safe for use by several threads
     */
    public PasswordHasher(Argon2Cost cost, SecureRandom random) {
        this(cost, random, Optional.empty(), HashMemory.unbounded(), seconds -> { });
    }

    /**
     * @param sodium derives what it can
     * @param memory decides which stored hashes can be computed at all
     * @param took   is told how long each derivation took, in seconds
     */
    public PasswordHasher(Argon2Cost cost, SecureRandom random, Optional<Sodium> sodium, HashMemory memory, DoubleConsumer took) {
        this.took = took;
        this.engine = sodium.map(Sodium::toString).orElse("Java");
        this.cost = cost;
        this.random = random;
        this.memory = memory;
        this.argon2 = new Argon2(sodium, HashGate.defaultPermits(), memory);
        // No password is known to give these random bytes, and none would be let in by them.
        this.dummy = Argon2Hash.withHash(cost, BinaryText.random(random, Argon2Hash.SALT_BYTES),
                BinaryText.random(random, Argon2Hash.HASH_BYTES));
    }

    /** The name and version of what computes Argon2. */
    public String engine() {
        return engine;
    }

    /** The memory of a hash at the configured cost. */
    HashDemand demand() {
        return dummy.demand(argon2);
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
            String phc = Argon2Hash.of(bytes, cost, BinaryText.random(random, Argon2Hash.SALT_BYTES), argon2).phc();
            return new StoredPassword(phc, Normalisation.NFC);
        } finally {
            derived(began);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Chooses what a password is compared with. A stored hash that cannot be computed here, or is missing, is replaced by a dummy.
     *
     * @param stored  null where there is nothing to compare with: no such account, or one without a password
     * @param another the hash of another account, after which the dummy of a name without a hash is made; empty where there is none
     * @return what {@link #compare} takes
     */
    public Comparison comparison(StoredPassword stored, Optional<String> another) {
        Optional<String> text = stored == null ? another : Optional.of(stored.hash());
        Optional<PasswordHash> computable = text.flatMap(PasswordHash::parse).filter(this::fits);
        PasswordHash likeIt = computable.orElse(dummy).dummy(random);
        return stored != null && computable.isPresent()
                ? new Comparison(computable.get(), Optional.of(stored), demandOf(computable.get()))
                : new Comparison(likeIt, Optional.empty(), demandOf(likeIt));
    }

    /** Whatever the comparison is with, there is to be room for a hash at the configured cost after it. */
    private HashDemand demandOf(PasswordHash hash) {
        return hash.demand(argon2).or(demand());
    }

    private boolean fits(PasswordHash hash) {
        return memory.fits(hash.demand(argon2));
    }

    /**
     * Tells whether the hash needs more memory than all hashes of this process may take together: then it matches nothing here.
     *
     * @param stored any text; what cannot be read at all is not too dear
     */
    public boolean isTooDear(StoredPassword stored) {
        return PasswordHash.parse(stored.hash()).filter(hash -> !fits(hash)).isPresent();
    }

    /**
     * Compares a password with what is stored: one derivation, always.
     *
     * @param stored null where there is nothing to compare with. What is not {@link StoredPassword#isReadable readable} is treated the same
     *               way
     * @return false where it is wrong, or there was nothing to compare with; never an exception for anything stored
     */
    public boolean verify(Password password, StoredPassword stored) {
        return compare(password, comparison(stored, Optional.empty()));
    }

    /** As {@link #verify}, with what was chosen before; the caller has reserved its demand. */
    public boolean compare(Password password, Comparison with) {
        byte[] bytes = password.utf8(with.stored().map(StoredPassword::normalisation).orElse(Normalisation.NFC));
        long began = System.nanoTime();
        try {
            boolean matches = with.hash().matches(bytes, argon2);
            return with.stored().isPresent() && matches;
        } finally {
            derived(began);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Tells whether a hash made now would be another: of Argon2id 1.3 at the configured cost, with salt and hash as long as ours. */
    public boolean differsFromConfigured(StoredPassword stored) {
        return PasswordHash.parse(stored.hash()).map(hash -> !hash.isMadeAt(cost)).orElse(true);
    }

    /**
     * Decides what to store instead after a successful sign-in.
     *
     * <p>A hash of another algorithm or cost is made anew, a dearer one too. A hash of ours of bytes as received is kept if the password
     * was in NFC anyway. Then only its marker changes, which costs nothing and lets the owner change keyboards. If the password was not in
     * NFC, the hash must be made anew for that.
     *
     * @param password one that has just matched
     * @param stored   what it has matched
     * @return the new value, after at most one derivation, or empty if there is nothing to change
     */
    public Optional<StoredPassword> replacement(Password password, StoredPassword stored) {
        boolean sameBytes = stored.normalisation() == Normalisation.NFC || password.isNormalised();
        if (differsFromConfigured(stored) || !sameBytes) {
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
}
