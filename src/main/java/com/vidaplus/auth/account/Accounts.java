package com.vidaplus.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The accounts as stored. Each call is a short transaction of its own, or part of the caller's; nothing here hashes. */
@ApplicationScoped
@Transactional
public class Accounts {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    /** The account with that address, enabled or not, by one statement even if none matches: a second statement would show in the time. */
    public Optional<Account> find(EmailAddress email) {
        return entities.createQuery("SELECT a FROM Account a LEFT JOIN FETCH a.groups WHERE a.email = :email", Account.class)
                .setParameter("email", email.canonical()).getResultList().stream().findFirst();
    }

    /** The account with that id, enabled or not. */
    public Optional<Account> findById(String id) {
        return entities.createQuery("SELECT a FROM Account a LEFT JOIN FETCH a.groups WHERE a.id = :id", Account.class)
                .setParameter("id", id).getResultList().stream().findFirst();
    }

    /** Whether there is no account at all. */
    public boolean isEmpty() {
        return entities.createQuery("SELECT a.id FROM Account a", String.class).setMaxResults(1).getResultList().isEmpty();
    }
}
