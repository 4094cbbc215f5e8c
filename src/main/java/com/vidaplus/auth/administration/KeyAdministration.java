package com.vidaplus.auth.administration;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.SigningKeyInfo;
import com.vidaplus.auth.key.SigningKeys;
import com.vidaplus.auth.token.Principal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What an operator may do with signing keys. Each change is stored with its audit entry, or not at all. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyAdministration {

    @Inject
    private SigningKeys keys;

    /** All keys, as stored now. */
    public List<SigningKeyInfo> list() {
        return keys.list();
    }

    /**
     * Publishes a successor of the active key.
     *
     * @param by the caller
     * @return the successor's {@code kid}, or empty if one is published already
     */
    public Optional<String> publishSuccessor(Principal by) {
        return keys.publishSuccessor(by.does(AuditEvent.of(AuditType.KEY_MADE)));
    }

    /**
     * Removes a key at once, in an emergency: every node refuses the key's tokens from the next request on.
     *
     * @param by the caller
     * @return whether there was such a key
     */
    public boolean remove(Principal by, String kid) {
        return keys.remove(kid, by.does(AuditEvent.of(AuditType.KEY_RETIRED)).because("taken-away"));
    }
}
