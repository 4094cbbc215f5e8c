package com.vidaplus.auth.endpoint.rest;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Words a refusal of access to the doors of this package, and records the refused caller and the door, as far as known. */
@Dependent
public class AccessRefusals {

    private final AuditLog audit;
    private final RequestSource source;

    /**
     * @param audit  takes the refusals, within its budget for those of one source
     * @param source of the request at hand
     */
    @Inject
    public AccessRefusals(AuditLog audit, RequestSource source) {
        this.audit = audit;
        this.source = source;
    }

    /** 401 for a request without a token. */
    Problem withoutToken(String door) {
        audit.record(refusal(door).because("no-access-token"), source.get().prefix());
        return Problem.unauthorized(false);
    }

    /** 401 for a request whose token is invalid, expired or over. */
    Problem invalidToken(String door) {
        audit.record(refusal(door).because("access-token-not-valid"), source.get().prefix());
        return Problem.unauthorized(true);
    }

    /** 403 for a caller that is known and lacks the role. */
    Problem lacks(String role, String door, Principal principal) {
        audit.record(principal.does(refusal(door)).because("insufficient-role").with("role", role), source.get().prefix());
        return Problem.forbidden(role);
    }

    private static AuditEvent refusal(String door) {
        return AuditEvent.of(AuditType.ADMINISTRATION_REFUSED).with("door", door);
    }
}
