package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.database.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what is recorded, in memory. */
public class RecordedEvents extends AuditLog {

    private final List<AuditEvent> events = new ArrayList<>();

    @Override
    public synchronized void record(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void record(AuditEvent event, String source) {
        record(event);
    }

    @Override
    public Announced announce(AuditEvent... announced) {
        return new Announced(Stream.of(announced).map(event -> new RecordedEvent(event, 0)).toList());
    }

    @Override
    public Announced announce(Statements transaction, AuditEvent... announced) {
        return announce(announced);
    }

    @Override
    public synchronized void record(Announced announced) {
        events.addAll(announced.events());
    }

    /** Everything so far, in its order. */
    public synchronized List<AuditEvent> all() {
        return List.copyOf(events);
    }
}
