package com.vidaplus.auth.bootstrap;

import com.vidaplus.auth.platform.Readiness;
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
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Checks readiness every half second. The timer starts after the keys: a readiness check that started the keys itself would have their
 * failed start reported twice.
 */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "SigningKeys"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ReadinessTimer {

    private static final Logger LOG = System.getLogger(ReadinessTimer.class.getName());
    private static final long PERIOD_MILLIS = 500;

    @Inject
    private Readiness readiness;

    @Resource
    private TimerService timers;

    @PostConstruct
    void start() {
        look();
        timers.createIntervalTimer(PERIOD_MILLIS, PERIOD_MILLIS, new TimerConfig(null, false));
    }

    /** Never fails: an exception out of here would end the timer. The last result counts for two seconds. */
    @Timeout
    void look() {
        try {
            readiness.look();
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "Readiness could not be looked at", e);
        }
    }
}
