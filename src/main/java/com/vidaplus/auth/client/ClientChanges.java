package com.vidaplus.auth.client;

import com.vidaplus.auth.platform.database.Sql;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Changes clients, each time by one conditional UPDATE in a short transaction of its own. A change that ends tokens or sessions gives the
 * client another version, so it counts everywhere at once, however many there are. Refresh families that have ended so are removed later.
 */
@Stateless
public class ClientChanges {

    private static final String CLIENT_CREDENTIALS = "client_credentials";

    @PersistenceContext(unitName = "vidaplus")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Resource
    private EJBContext context;

    /** For the container. */
    public ClientChanges() {
        this(null);
    }

    /** @param sql that statements go through */
    ClientChanges(Sql sql) {
        this.sql = sql;
    }

    /**
     * Stores a new client by SQL: a persistence provider and the container would log a statement that fails, with its values.
     *
     * @return false if the id is taken; the transaction is then rolled back
     */
    public boolean add(Client client) {
        ClientRegistration registration = client.registration();
        boolean added = sql.insert("""
                INSERT INTO client (id, secret_hash, enabled, grant_types, scopes, audiences, access_token_minutes, token_typ, may_introspect,
                    credential_version, session_version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", client.id(), client.secretHash().orElse(null), registration.enabled(),
                String.join(" ", registration.grantTypes()), String.join(" ", registration.scopes()),
                String.join(" ", registration.audiences()), registration.accessTokenMinutes().orElse(null), registration.tokenTyp(),
                registration.mayIntrospect(), client.credentialVersion(), client.sessionVersion());
        if (!added) {
            context.setRollbackOnly();
        }
        return added;
    }

    /**
     * Sets everything about a client but its id and secret. Disabling and enabling end the client's own tokens and all sessions through it.
     * Taking the {@code client_credentials} grant away ends the client's own tokens.
     *
     * @param seen         the client as the caller saw it
     * @param registration the client as it shall be
     * @return whether the client was still as seen
     */
    public boolean update(Client seen, ClientRegistration registration) {
        boolean endsSessions = seen.isEnabled() != registration.enabled();
        boolean endsOwnTokens = endsSessions || seen.mayUse(CLIENT_CREDENTIALS) && !registration.grantTypes().contains(CLIENT_CREDENTIALS);
        boolean updated = conditional("enabled = ?, grant_types = ?, scopes = ?, audiences = ?, access_token_minutes = CAST(? AS INTEGER),"
                + " token_typ = ?, may_introspect = ?, credential_version = ?, session_version = ?", seen, registration.enabled(),
                String.join(" ", registration.grantTypes()), String.join(" ", registration.scopes()),
                String.join(" ", registration.audiences()), registration.accessTokenMinutes().orElse(null), registration.tokenTyp(),
                registration.mayIntrospect(), endsOwnTokens ? ClientVersion.random() : seen.credentialVersion(),
                endsSessions ? ClientVersion.random() : seen.sessionVersion());
        if (updated && endsSessions) {
            removeFamilies(seen.id());
        }
        return updated;
    }

    /**
     * Gives a confidential client another secret, which ends the client's own tokens; the sessions of people go on.
     *
     * @param seen       the client as the caller saw it
     * @param secretHash the stored form of the new secret
     * @return whether the client was still as seen
     */
    public boolean setSecret(Client seen, String secretHash) {
        return conditional("secret_hash = ?, credential_version = ?", seen, secretHash, ClientVersion.random());
    }

    /**
     * Deletes a client, which ends its tokens and sessions; its refresh families are removed later. A client that an operator registers
     * under the same name, at once or ever, has no part in the ended tokens and sessions.
     *
     * @param seen the client as the caller saw it
     * @return whether the client was still as seen
     */
    public boolean delete(Client seen) {
        boolean deleted = sql.update("DELETE FROM client WHERE id = ? AND version = ?", seen.id(), seen.version()) == 1;
        if (deleted) {
            removeFamilies(seen.id());
        }
        return deleted;
    }

    /**
     * Clients in the order of their ids.
     *
     * @param after only clients behind this id, for the next page
     * @param limit how many at the most
     */
    public List<Client> page(Optional<String> after, int limit) {
        return entities.createQuery("SELECT c FROM Client c WHERE c.id > :after ORDER BY c.id", Client.class)
                .setParameter("after", after.orElse("")).setMaxResults(limit).getResultList();
    }

    /**
     * Orders the removal of all families that began with another session version than the client has after this transaction. The order
     * outlives this node. Each order is a row of its own: one that is just being finished does not stand for a new one.
     */
    private void removeFamilies(String id) {
        sql.update("INSERT INTO family_removal (id, owner_kind, owner_id) VALUES (?, 'client', ?)", ClientVersion.random(), id);
    }

    private boolean conditional(String assignments, Client seen, Object... values) {
        Object[] parameters = Arrays.copyOf(values, values.length + 2);
        parameters[values.length] = seen.id();
        parameters[values.length + 1] = seen.version();
        return sql.update("UPDATE client SET " + assignments
                + ", version = version + 1, updated_at = CURRENT_TIMESTAMP WHERE id = ? AND version = ?", parameters) == 1;
    }
}
