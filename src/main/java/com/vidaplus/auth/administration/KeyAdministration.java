package com.vidaplus.auth.administration;

import com.vidaplus.auth.key.SigningKeyInfo;
import com.vidaplus.auth.key.SigningKeys;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What an operator may do with signing keys. */
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
     * @return its {@code kid}; nothing where one is published already
     */
    public Optional<String> publishSuccessor() {
        return keys.publishSuccessor();
    }

    /**
     * Takes a key away at once, an emergency; other nodes notice within ten seconds.
     *
     * @return whether there was such a key
     */
    public boolean remove(String kid) {
        return keys.remove(kid);
    }
}
