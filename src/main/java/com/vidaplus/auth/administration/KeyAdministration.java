package com.vidaplus.auth.administration;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.SigningKeyInfo;
import com.vidaplus.auth.key.SigningKeys;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What an operator may do with signing keys. Keys have transactions of their own, so who asks for what is recorded before: a node that dies
 * between a change and its entry leaves that it was asked for.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyAdministration {

    @Inject
    private SigningKeys keys;

    @Inject
    private AuditLog audit;

    /** All keys, as stored now. */
    public List<SigningKeyInfo> list() {
        return keys.list();
    }

    /**
     * Publishes a successor of the active key.
     *
     * @param by who asks
     * @return its {@code kid}; nothing where one is published already
     */
    public Optional<String> publishSuccessor(Principal by) {
        audit.record(by.does(AuditEvent.of(AuditType.KEY_CHANGE_ASKED)).with("change", "successor"));
        Optional<String> kid = keys.publishSuccessor();
        kid.ifPresent(made -> audit.record(by.does(AuditEvent.of(AuditType.KEY_MADE)).on(made)));
        return kid;
    }

    /**
     * Takes a key away at once, an emergency: its tokens are worth nothing on any node from the next request on.
     *
     * @param by who asks
     * @return whether there was such a key
     */
    public boolean remove(Principal by, String kid) {
        if (list().stream().noneMatch(key -> key.kid().equals(kid))) {
            return false;
        }
        audit.record(by.does(AuditEvent.of(AuditType.KEY_CHANGE_ASKED)).on(kid).with("change", "removal"));
        boolean removed = keys.remove(kid);
        if (removed) {
            audit.record(by.does(AuditEvent.of(AuditType.KEY_RETIRED)).on(kid).because("taken-away"));
        }
        return removed;
    }
}
