package com.vidaplus.auth.bootstrap;

import com.vidaplus.auth.key.SigningKeys;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;

/**
 * Looks after the signing keys each second. The timer depends on everything that starts with the service. On WildFly a timer that calls an
 * EJB while another bean's start has failed waits for ever. The server can then neither replace the WAR nor stop.
 *
 * <p>The annotation names no bean that another named bean depends on, which Payara would take for a circle.
 */
@Singleton
@Startup
@DependsOn({"FirstAccount", "FirstClient", "ReadinessTimer"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class KeyTimer {

    /** A tenth of the shortest time for which a new key is published before it signs, so that each node publishes it well before that. */
    private static final long PERIOD_MILLIS = 1_000;
    private static final Logger LOG = System.getLogger(KeyTimer.class.getName());

    @EJB
    private SigningKeys keys;

    @Resource
    private TimerService timers;

    @PostConstruct
    void start() {
        // Not by @Schedule: such a timer would start a bean again whose start has just failed, and report the failure a second time.
        timers.createIntervalTimer(PERIOD_MILLIS, PERIOD_MILLIS, new TimerConfig(null, false));
    }

    /** Never fails: an exception out of here would end the timer. */
    @Timeout
    void tick() {
        try {
            keys.tick();
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "Signing keys could not be looked after", e);
        }
    }
}
