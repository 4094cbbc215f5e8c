package com.vidaplus.auth.token;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.SigningKeyChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Records what happens to signing keys: their package and the audit's do not know each other. */
@ApplicationScoped
class SigningKeyRecord {

    @Inject
    private AuditLog audit;

    void record(@Observes SigningKeyChange change) {
        AuditType type = switch (change.kind()) {
            case MADE -> AuditType.KEY_MADE;
            case ROTATED -> AuditType.KEY_ROTATED;
            case RETIRED -> AuditType.KEY_RETIRED;
        };
        audit.record(AuditEvent.of(type).on(change.kid()));
    }
}
