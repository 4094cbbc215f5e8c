package com.vidaplus.auth.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * Whether the service can answer, as found by a timer and never by the request that asks: a request must not wait for a database
 * that hangs. What a timer found counts for two seconds, so a timer that hangs with it reads as not ready.
 * Starts after the keys, known here by name alone: a check that woke them up would have their failed start reported twice.
 */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "SigningKeys"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());
    private static final long PERIOD_MILLIS = 500;
    private static final long COUNTS_FOR_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Inject
    @Any
    private Instance<ReadinessCheck> checks;

    @Resource
    private TimerService timers;

    private volatile Finding last = new Finding(false, System.nanoTime());

    @PostConstruct
    void start() {
        look();
        timers.createIntervalTimer(PERIOD_MILLIS, PERIOD_MILLIS, new TimerConfig(null, false));
    }

    /** An Error, as when memory is out, counts as not there: thrown out of here it would end the timer, and the node would never be ready. */
    @Timeout
    void look() {
        try {
            look(checks);
        } catch (Throwable e) {
            last = new Finding(false, System.nanoTime());
            LOG.log(Level.WARNING, "Not ready: {0}", e.getClass().getSimpleName());
        }
    }

    void look(Iterable<ReadinessCheck> all) {
        boolean everythingThere = true;
        for (ReadinessCheck check : all) {
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
