package com.vidaplus.auth.credential.password;

import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.platform.metrics.Gauge;
import com.vidaplus.auth.platform.metrics.Metrics;
import com.vidaplus.auth.platform.settings.Argon2Settings;
import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.util.Optional;

/** Hands out the one hasher, the one gate and the one password policy of this process. */
@ApplicationScoped
class Hashing {

    private static final Logger LOG = System.getLogger(Hashing.class.getName());

    /** A quarter of the 200 request threads that the servers have by default: the rest stays free for what does not hash. */
    private static final int MAX_WAITING = 50;
    private static final double BYTES_PER_KIB = 1024;

    @Inject
    private Settings settings;

    @Inject
    private Metrics metrics;

    private Optional<Sodium> sodium = Optional.empty();

    private HashMemory memory;

    private HashGate gate;

    /** Chosen once: a service that becomes slower on the way would be harder to understand than one that is slow from the start. */
    @PostConstruct
    void chooseEngine() {
        if (settings.argon2().nativeAllowed()) {
            sodium = Sodium.load();
        }
        memory = HashMemory.forService(Runtime.getRuntime().maxMemory(), HashGate.defaultPermits(), settings.argon2().memoryKib(),
                Argon2.dearest());
        gate = new HashGate(HashGate.defaultPermits(), MAX_WAITING, memory, settings.argon2().nativeAllowed());
    }

    @PreDestroy
    void unload() {
        gate.close();
        sodium.ifPresent(Sodium::close);
    }

    /** @throws InvalidSetting where not even one hash at the configured cost fits, so that no account could sign in */
    @Produces
    @Singleton
    PasswordHasher hasher() {
        Argon2Settings usual = settings.argon2();
        Argon2Cost cost = new Argon2Cost(usual.memoryKib(), usual.iterations(), usual.parallelism());
        PasswordHasher hasher = new PasswordHasher(cost, new SecureRandom(), sodium, memory, metrics::hashTook);
        if (!memory.fits(hasher.demand())) {
            InvalidSetting refused = new InvalidSetting("ARGON2_MEMORY_KIB", "less, or the heap larger (-Xmx): Java computes these hashes,"
                    + " which may take " + memory.heapKib() + " KiB of the heap together");
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. {0}", refused.getMessage());
            throw refused;
        }
        LOG.log(Level.INFO, "Argon2 is computed by {0}", hasher.engine());
        return hasher;
    }

    @Produces
    @Singleton
    Gauge nativeEngine() {
        return new Gauge("vidaplus_password_hashes_native", "1 where libsodium computes Argon2, 0 where Java does.",
                () -> sodium.isPresent() ? 1 : 0);
    }

    @Produces
    @Singleton
    HashGate gate() {
        return gate;
    }

    @Produces
    @Singleton
    Gauge heapInUse() {
        return new Gauge("vidaplus_password_hashes_heap_bytes", "Heap that is reserved for key derivations now.",
                () -> memory.heapInUseKib() * BYTES_PER_KIB);
    }

    @Produces
    @Singleton
    PasswordPolicy policy() {
        return new PasswordPolicy(Password.MIN_CODE_POINTS);
    }

    @Produces
    @Singleton
    Gauge running(HashGate gate) {
        return new Gauge("vidaplus_password_hashes_running", "Key derivations that are running now.", gate::running);
    }

    @Produces
    @Singleton
    Gauge waiting(HashGate gate) {
        return new Gauge("vidaplus_password_hashes_waiting", "Requests that wait for a key derivation now.", gate::waiting);
    }
}
