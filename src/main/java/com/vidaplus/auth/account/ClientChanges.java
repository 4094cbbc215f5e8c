package com.vidaplus.auth.account;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** Changes of clients, each one conditional UPDATE in a short transaction of its own. */
@Stateless
public class ClientChanges {

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Resource
    private EJBContext context;

    /**
     * Stores a new client. By SQL, since a persistence provider and the container log a statement that fails, with its values.
     *
     * @return false where the id is taken; the transaction is rolled back then
     */
    public boolean add(Client client) {
        ClientRegistration registration = client.registration();
        boolean added = sql.insert("""
                INSERT INTO client (id, secret_hash, enabled, grant_types, scopes, audiences, access_token_minutes, token_typ, may_introspect)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", client.id(), client.secretHash().orElse(null), registration.enabled(),
                String.join(" ", registration.grantTypes()), String.join(" ", registration.scopes()),
                String.join(" ", registration.audiences()), registration.accessTokenMinutes().orElse(null), registration.tokenTyp(),
                registration.mayIntrospect());
        if (!added) {
            context.setRollbackOnly();
        }
        return added;
    }

    /**
     * Sets everything about a client but its id and secret.
     *
     * @param seen         the client as the caller saw it
     * @param registration what it shall be
     * @return whether the client was still as seen
     */
    public boolean update(Client seen, ClientRegistration registration) {
        return conditional("enabled = ?, grant_types = ?, scopes = ?, audiences = ?, access_token_minutes = CAST(? AS INTEGER),"
                + " token_typ = ?, may_introspect = ?", seen, registration.enabled(), String.join(" ", registration.grantTypes()),
                String.join(" ", registration.scopes()), String.join(" ", registration.audiences()),
                registration.accessTokenMinutes().map(String::valueOf).orElse(null), registration.tokenTyp(), registration.mayIntrospect());
    }

    /**
     * Gives a confidential client another secret.
     *
     * @param seen       the client as the caller saw it
     * @param secretHash the stored form of the new one
     * @return whether the client was still as seen
     */
    public boolean setSecret(Client seen, String secretHash) {
        return conditional("secret_hash = ?", seen, secretHash);
    }

    /**
     * Deletes a client with its refresh families.
     *
     * @param seen the client as the caller saw it
     * @return whether the client was still as seen
     */
    public boolean delete(Client seen) {
        return entities.createNativeQuery("DELETE FROM client WHERE id = ? AND version = ?")
                .setParameter(1, seen.id()).setParameter(2, seen.version()).executeUpdate() == 1;
    }

    /**
     * Clients in the order of their ids.
     *
     * @param after only those behind this one, for the next page
     * @param limit how many at the most
     */
    public List<Client> page(Optional<String> after, int limit) {
        return entities.createQuery("SELECT c FROM Client c WHERE c.id > :after ORDER BY c.id", Client.class)
                .setParameter("after", after.orElse("")).setMaxResults(limit).getResultList();
    }

    private boolean conditional(String assignments, Client seen, Object... values) {
        Query update = entities.createNativeQuery("UPDATE client SET " + assignments
                + ", version = version + 1, updated_at = CURRENT_TIMESTAMP WHERE id = ? AND version = ?");
        int position = 1;
        for (Object value : values) {
            update.setParameter(position++, value);
        }
        return update.setParameter(position, seen.id()).setParameter(position + 1, seen.version()).executeUpdate() == 1;
    }
}
