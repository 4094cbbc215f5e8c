package com.vidaplus.auth.audit;

/** An event that must not go unrecorded was not taken by the database: what it was about is not to be answered as done. */
public class AuditUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditUnavailable(AuditType type, Throwable cause) {
        super("The database did not take the audit event " + type.word(), cause);
    }
}
