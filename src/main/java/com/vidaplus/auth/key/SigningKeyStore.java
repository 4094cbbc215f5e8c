package com.vidaplus.auth.key;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The signing keys as stored. Each call is a short transaction of its own. */
@Stateless
public class SigningKeyStore {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    /** Every key, whatever its state. */
    public List<SigningKeyRow> all() {
        return entities.createQuery("SELECT k FROM SigningKeyRow k ORDER BY k.kid", SigningKeyRow.class).getResultList();
    }

    /** Whether there is a key with that {@code kid}, whatever its state. */
    public boolean isThere(String kid) {
        return !entities.createNativeQuery("SELECT kid FROM signing_key WHERE kid = ?").setParameter(1, kid).getResultList().isEmpty();
    }

    /**
     * Stores a key as the active one.
     *
     * @throws jakarta.ejb.EJBException around a persistence exception where another node was first
     */
    public void add(SigningKeyRow key) {
        entities.persist(key);
        entities.flush();
    }
}
