package com.vidaplus.auth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * Whether the service can answer, as a timer found. The request that asks never looks by itself: a request must not wait for a database
 * that hangs. A finding counts for two seconds, so a timer that hangs with the database reads as not ready.
 */
@ApplicationScoped
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());
    private static final long COUNTS_FOR_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Iterable<ReadinessCheck> checks;
    private volatile Finding last = new Finding(false, System.nanoTime());

    /** For the client proxy. */
    protected Readiness() {
        this.checks = null;
    }

    /** @param checks all that there are */
    @Inject
    Readiness(@Any Instance<ReadinessCheck> checks) {
        this.checks = checks;
    }

    Readiness(Iterable<ReadinessCheck> checks) {
        this.checks = checks;
    }

    /** Asks each check. Never fails: an Error, as when memory is out, counts as not there. */
    public void look() {
        try {
            find();
        } catch (Throwable e) {
            last = new Finding(false, System.nanoTime());
            LOG.log(Level.WARNING, "Not ready: {0}", e.getClass().getSimpleName());
        }
    }

    private void find() {
        boolean everythingThere = true;
        for (ReadinessCheck check : checks) {
            everythingThere = everythingThere && isThere(check);
        }
        Finding before = last;
        last = new Finding(everythingThere, System.nanoTime());
        if (before.ready() != everythingThere) {
            LOG.log(everythingThere ? Level.INFO : Level.WARNING, everythingThere ? "Ready" : "Not ready");
        }
    }

    private static boolean isThere(ReadinessCheck check) {
        try {
            return check.isThere();
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "Readiness check failed", e);
            return false;
        }
    }

    /** Whether everything was there when last looked at, at most two seconds ago. */
    public boolean isReady() {
        Finding finding = last;
        return finding.ready() && System.nanoTime() - finding.nanoTime() < COUNTS_FOR_NANOS;
    }

    private record Finding(boolean ready, long nanoTime) {
    }
}
