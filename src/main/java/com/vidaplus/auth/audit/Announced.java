package com.vidaplus.auth.audit;

import java.util.List;

/**
 * Events that {@link AuditLog#announce} has stored within a transaction. After the commit the caller hands them to
 * {@link AuditLog#record(Announced)}. If the caller's node dies first, another node enters the events.
 */
public final class Announced {

    private static final Announced NOTHING = new Announced(List.of());

    private final List<RecordedEvent> events;

    Announced(List<RecordedEvent> events) {
        this.events = List.copyOf(events);
    }

    /** @return the result of a change that announced no event */
    public static Announced nothing() {
        return NOTHING;
    }

    /** @return the events, in the order in which they were announced */
    public List<AuditEvent> events() {
        return events.stream().map(RecordedEvent::event).toList();
    }

    List<RecordedEvent> recorded() {
        return events;
    }
}
