package com.vidaplus.auth.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The registered clients as stored. Each call is a short transaction of its own. */
@Stateless
public class Clients {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    /** The client with that {@code client_id}, enabled or not. */
    public Optional<Client> find(String id) {
        return Optional.ofNullable(entities.find(Client.class, id));
    }

    /** Whether there is no client at all. */
    public boolean isEmpty() {
        return entities.createQuery("SELECT c.id FROM Client c", String.class).setMaxResults(1).getResultList().isEmpty();
    }

    /**
     * Stores a new client.
     *
     * @throws jakarta.ejb.EJBException around a persistence exception where the id is taken
     */
    public void add(Client client) {
        entities.persist(client);
        entities.flush();
    }
}
