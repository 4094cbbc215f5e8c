package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.database.Statements;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Records nothing. A benchmark puts it into a copy of the WAR, where it takes the audit log's place. */
@Alternative
@Priority(1)
@ApplicationScoped
public class SilentAuditLog extends AuditLog {

    @Override
    public void record(AuditEvent event) {
        // What the benchmark leaves out.
    }

    @Override
    public void record(AuditEvent event, String source) {
        // What the benchmark leaves out.
    }

    @Override
    public Announced announce(AuditEvent... events) {
        return Announced.nothing();
    }

    @Override
    public Announced announce(Statements transaction, AuditEvent... events) {
        return Announced.nothing();
    }
}
