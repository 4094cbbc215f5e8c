package com.vidaplus.auth.key;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The signing keys as stored; {@link KeyLife} changes them. Each call is a short transaction of its own. */
@Stateless
public class SigningKeyStore {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    /** Every key, whatever its state, in the order in which they began to sign or shall, the youngest first. */
    @SuppressWarnings("unchecked")
    public List<SigningKeyRow> all() {
        return entities.createNativeQuery("SELECT k.* FROM signing_key k ORDER BY k.active_from DESC, k.kid", SigningKeyRow.class)
                .getResultList();
    }

    /** Whether there is a key with that {@code kid}, whatever its state. */
    public boolean isThere(String kid) {
        return !entities.createNativeQuery("SELECT kid FROM signing_key WHERE kid = ?").setParameter(1, kid).getResultList().isEmpty();
    }
}
