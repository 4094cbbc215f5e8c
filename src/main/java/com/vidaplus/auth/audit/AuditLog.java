package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.Counter;
import com.vidaplus.auth.platform.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Takes what happened. An event is durable when {@link #record} comes back: callers queue, one of them writes all that is queued in one
 * transaction, and the others find theirs written, so that no event waits for another one's database row.
 *
 * <p>To be called after what happened was committed, and not from within a transaction: the event is written by a transaction of its own,
 * which neither rolls back with the caller's nor finds a connection where callers hold all of them.
 */
@ApplicationScoped
public class AuditLog {

    private static final int REFUSALS_PER_SECOND = 100;

    private final EventQueue queue;
    private final Metrics metrics;
    private final Clock clock;
    private final RefusalBudget budget = new RefusalBudget(REFUSALS_PER_SECOND);

    /** For the client proxy. */
    protected AuditLog() {
        this(null, null, null);
    }

    @Inject
    AuditLog(EventQueue queue, Metrics metrics, Clock clock) {
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Records an event.
     *
     * @throws AuditUnavailable where the database does not take it, unless it is a refusal or a replay: those are answered as they are,
     *                          and only the log has them then
     */
    public void record(AuditEvent event) {
        count(event);
        long now = clock.millis();
        AuditType type = event.type();
        if (type.duty() == AuditType.Duty.REFUSAL && !budget.take(now)) {
            return;
        }
        sumUp(now);
        try {
            queue.write(new Recorded(event, now));
        } catch (RuntimeException e) {
            metrics.count(Counter.AUDIT_UNWRITTEN);
            if (type.duty() == AuditType.Duty.MUST) {
                throw new AuditUnavailable(type, e);
            }
        }
    }

    private void sumUp(long now) {
        long skipped = budget.skippedBefore(now);
        if (skipped > 0) {
            queue.add(new Recorded(AuditEvent.of(AuditType.REFUSALS_SUMMED_UP).with("count", Long.toString(skipped)), now));
        }
    }

    private void count(AuditEvent event) {
        metrics.count(Counter.AUDIT_EVENTS, event.type().word());
        if (event.type().counter() != null) {
            metrics.count(event.type().counter(), event.type().outcome());
        }
        String reason = event.detail().get("reason");
        if (reason != null) {
            metrics.count(Counter.REFUSALS, reason);
        }
    }
}
