package com.vidaplus.auth.audit;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is recorded, in memory. */
public class RecordedEvents extends AuditLog {

    private final List<AuditEvent> events = new ArrayList<>();

    @Override
    public synchronized void record(AuditEvent event) {
        events.add(event);
    }

    /** Everything so far, in its order. */
    public synchronized List<AuditEvent> all() {
        return List.copyOf(events);
    }
}
