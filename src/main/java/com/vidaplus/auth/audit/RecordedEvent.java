package com.vidaplus.auth.audit;

import java.util.Optional;

/**
 * An event with the time it was handed in.
 *
 * @param atMillis  by this node's clock, in milliseconds since 1970
 * @param pendingId the row of {@code audit_pending} that has the event, or empty if it was never announced
 */
record RecordedEvent(AuditEvent event, long atMillis, Optional<String> pendingId) {

    /** An event that only its caller has. */
    RecordedEvent(AuditEvent event, long atMillis) {
        this(event, atMillis, Optional.empty());
    }
}
