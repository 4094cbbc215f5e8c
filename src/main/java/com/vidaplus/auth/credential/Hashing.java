package com.vidaplus.auth.credential;

import com.vidaplus.auth.platform.Gauge;
import com.vidaplus.auth.platform.Metrics;
import com.vidaplus.auth.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Hands out the one hasher, the one gate and the one password policy of this process. */
@ApplicationScoped
class Hashing {

    /** A quarter of the 200 request threads that the servers have by default: the rest stays free for what does not hash. */
    private static final int MAX_WAITING = 50;

    @Inject
    private Settings settings;

    @Inject
    private Metrics metrics;

    @Produces
    @Singleton
    PasswordHasher hasher() {
        Argon2Cost cost = new Argon2Cost(settings.argon2MemoryKib(), settings.argon2Iterations(), settings.argon2Parallelism());
        return new PasswordHasher(cost, new SecureRandom(), metrics::hashTook);
    }

    @Produces
    @Singleton
    HashGate gate() {
        return new HashGate(HashGate.defaultPermits(), MAX_WAITING);
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
