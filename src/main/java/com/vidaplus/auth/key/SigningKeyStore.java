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

    /** For the container. */
    public SigningKeyStore() {
        this(null);
    }

    /** @param entities of the service's persistence unit */
    SigningKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Every key, whatever its state, in the order in which they began to sign or shall, the youngest first. */
    public List<SigningKeyRow> all() {
        return entities.createQuery("SELECT k FROM SigningKeyRow k ORDER BY k.activeFrom DESC, k.kid", SigningKeyRow.class).getResultList();
    }

    /** Whether there is a key with that {@code kid}, whatever its state. */
    public boolean isThere(String kid) {
        return !entities.createQuery("SELECT k.kid FROM SigningKeyRow k WHERE k.kid = :kid", String.class).setParameter("kid", kid)
                .getResultList().isEmpty();
    }
}
