package com.vidaplus.auth.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes a change and announces its events, in one transaction: both are stored, or neither. */
@Stateless
public class AnnouncedChange {

    private final AuditLog audit;

    /** For the container. */
    public AnnouncedChange() {
        this(null);
    }

    /** @param audit takes the announcements */
    @Inject
    public AnnouncedChange(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Makes a change.
     *
     * @param change says whether it was made
     * @param events the events recorded of the change
     * @return the events to record after the commit, or empty if the change was not made
     */
    public Optional<Announced> make(BooleanSupplier change, List<AuditEvent> events) {
        return change.getAsBoolean() ? Optional.of(audit.announce(events.toArray(AuditEvent[]::new))) : Optional.empty();
    }
}
