package com.vidaplus.auth.audit;

/** The database did not take an event that must be recorded: the caller must not answer the event's action as done. */
public class AuditUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditUnavailable(AuditType type, Throwable cause) {
        super("The database did not take the audit event " + type.word(), cause);
    }
}
