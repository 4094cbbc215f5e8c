package com.vidaplus.auth.audit;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Every five seconds, on every node: sums up refusals, and enters announced events that no node has entered. Each hour: begins
 * another chain.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditUpkeep {

    private static final Logger LOG = System.getLogger(AuditUpkeep.class.getName());
    /** Longer than any transaction that announces, and than its caller takes to record the events. */
    private static final int WAITED_SECONDS = 30;
    private static final Duration CHECKPOINT = Duration.ofHours(1);

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    private Instant checkpointAt;
    private boolean failing;

    /** For the container. */
    public AuditUpkeep() {
        // What is injected comes after.
    }

    AuditUpkeep(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Never fails: the next run tries the failed steps again. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    synchronized void look() {
        for (Runnable upkeep : List.<Runnable>of(audit::sumUp, () -> audit.recover(WAITED_SECONDS), this::checkpointWhereDue)) {
            try {
                upkeep.run();
                failing = false;
            } catch (Throwable e) {
                // An Error too, as when memory is out: an Error thrown from this method would end the timer.
                LOG.log(failing ? Level.DEBUG : Level.INFO, "The audit log cannot be looked after at the moment: {0}",
                        e.getClass().getSimpleName());
                failing = true;
            }
        }
    }

    private void checkpointWhereDue() {
        Instant now = clock.instant();
        if (checkpointAt == null) {
            checkpointAt = now;
        } else if (Duration.between(checkpointAt, now).compareTo(CHECKPOINT) >= 0) {
            audit.checkpoint();
            checkpointAt = now;
        }
    }
}
