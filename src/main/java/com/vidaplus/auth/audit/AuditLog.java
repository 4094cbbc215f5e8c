package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.database.Statements;
import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Records events. An event is durable when {@link #record(AuditEvent)} returns. Callers queue, one caller writes all queued events in one
 * transaction, and the other callers find their events written. So no event waits for another one's database row.
 *
 * <p>An event is stored if and only if its change is, where the caller announces the event in the change's transaction. {@link #announce}
 * stores the event, and {@link #record(Announced)} enters it into the chain after the commit. If the node dies in between, another node
 * enters the event.
 *
 * <p>Callers of {@code record} have no transaction under way: entries are written by a transaction of their own. Such a transaction does
 * not roll back with the caller's, and finds no connection where callers hold all of them.
 */
@ApplicationScoped
public class AuditLog {

    private final EventQueue queue;
    private final Sql sql;
    private final Metrics metrics;
    private final Clock clock;
    private final RefusalBudget budget = new RefusalBudget();

    /** For the client proxy. */
    protected AuditLog() {
        this(null, null, null, null);
    }

    @Inject
    AuditLog(EventQueue queue, Sql sql, Metrics metrics, Clock clock) {
        this.queue = queue;
        this.sql = sql;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Records an event whose source is not known, or does not matter.
     *
     * @throws AuditUnavailable as {@link #record(AuditEvent, String)}
     */
    public void record(AuditEvent event) {
        record(event, "");
    }

    /**
     * Records an event.
     *
     * @param source the network that the request came from; it is not recorded, and only bounds how many refusals are written
     * @throws AuditUnavailable if the database does not take the event. A refusal or a replay does not throw: it is answered as it is, and
     *                          only the log has it
     */
    public void record(AuditEvent event, String source) {
        count(event);
        long now = clock.millis();
        AuditType type = event.type();
        if (type.duty().isBudgeted() && !budget.take(event, source, now)) {
            return;
        }
        try {
            queue.write(List.of(new RecordedEvent(event, now)));
        } catch (RuntimeException e) {
            metrics.count(Counter.AUDIT_UNWRITTEN);
            if (type.duty() == AuditType.Duty.MUST) {
                throw new AuditUnavailable(type, e);
            }
        }
    }

    /**
     * Stores events in the transaction of the calling EJB: they are stored if and only if the change is.
     *
     * @param events in their order, at most a thousand
     * @return what the caller hands to {@link #record(Announced)} once the transaction has committed
     * @throws IllegalStateException where the database does not take them; the change is to be rolled back then
     */
    public Announced announce(AuditEvent... events) {
        List<RecordedEvent> announced = pending(events);
        if (!announced.isEmpty()) {
            PendingRows.add(sql, announced);
        }
        return new Announced(announced);
    }

    /** As {@link #announce(AuditEvent...)}, in a transaction of {@link Sql#inTransaction}. */
    public Announced announce(Statements transaction, AuditEvent... events) {
        List<RecordedEvent> announced = pending(events);
        if (!announced.isEmpty()) {
            PendingRows.add(transaction, announced);
        }
        return new Announced(announced);
    }

    private List<RecordedEvent> pending(AuditEvent... events) {
        long now = clock.millis();
        return Stream.of(events).map(event -> new RecordedEvent(event, now, Optional.of(UUID.randomUUID().toString()))).toList();
    }

    /**
     * Enters announced events into the chain, after their transaction has committed. Events that did not commit are not entered. If the
     * database does not take the events now, they stay announced and a node enters them later, so this call never fails.
     */
    public void record(Announced announced) {
        announced.events().forEach(this::count);
        if (announced.recorded().isEmpty()) {
            return;
        }
        try {
            queue.write(announced.recorded());
        } catch (RuntimeException e) {
            // The queue has logged it, and the events are stored: the upkeep enters them.
            metrics.count(Counter.AUDIT_UNWRITTEN);
        }
    }

    /**
     * Enters events that a committed transaction announced and no node has entered since.
     *
     * @param seconds how long an event must have waited, by the database's clock
     * @return how many events were found waiting
     * @throws RuntimeException where the database does not answer
     */
    int recover(int seconds) {
        List<RecordedEvent> waiting = PendingRows.olderThan(sql, seconds);
        if (!waiting.isEmpty()) {
            queue.write(waiting);
        }
        return waiting.size();
    }

    /**
     * Begins another chain, which links how far every chain was written.
     *
     * @throws RuntimeException where the database does not answer
     */
    void checkpoint() {
        queue.endChain();
        queue.write(List.of(new RecordedEvent(AuditEvent.of(AuditType.CHECKPOINT), clock.millis())));
    }

    /**
     * Writes one sum for each kind of refusal of which there were too many to write one by one.
     *
     * @throws RuntimeException if the database does not take the sums; the refusals are then counted again for the next time
     */
    void sumUp() {
        List<RefusalBudget.Skipped> skipped = budget.skipped();
        if (skipped.isEmpty()) {
            return;
        }
        long now = clock.millis();
        try {
            queue.write(skipped.stream().map(AuditLog::sum).map(sum -> new RecordedEvent(sum, now)).toList());
        } catch (RuntimeException e) {
            budget.putBack(skipped);
            throw e;
        }
    }

    private static AuditEvent sum(RefusalBudget.Skipped skipped) {
        AuditEvent sum = AuditEvent.of(AuditType.REFUSALS_SUMMED_UP).with("refused", skipped.kind().type().word())
                .with("count", Long.toString(skipped.count()));
        return skipped.kind().reason().isEmpty() ? sum : sum.because(skipped.kind().reason());
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
