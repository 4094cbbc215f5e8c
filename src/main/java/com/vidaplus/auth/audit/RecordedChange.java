package com.vidaplus.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Makes changes that are recorded without fail. A node that dies between the commit of a change and its entry leaves the announcement, from
 * which another node makes the entry.
 */
@ApplicationScoped
public class RecordedChange {

    private final AnnouncedChange transaction;
    private final AuditLog audit;

    /** For the client proxy. */
    protected RecordedChange() {
        this(null, null);
    }

    /**
     * @param transaction holds change and announcement together
     * @param audit       takes the entries after the commit
     */
    @Inject
    public RecordedChange(AnnouncedChange transaction, AuditLog audit) {
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * Makes a change and records it. The caller has no transaction under way.
     *
     * @param change says whether it was made
     * @param events the events recorded if the change was made
     * @return whether the change was made
     */
    public boolean make(BooleanSupplier change, List<AuditEvent> events) {
        Optional<Announced> announced = transaction.make(change, events);
        announced.ifPresent(audit::record);
        return announced.isPresent();
    }

    /** As {@link #make(BooleanSupplier, List)}, for a change of which one event is recorded. */
    public boolean make(BooleanSupplier change, AuditEvent event) {
        return make(change, List.of(event));
    }
}
