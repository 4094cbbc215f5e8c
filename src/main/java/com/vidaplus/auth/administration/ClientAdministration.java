package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.ClientChanges;
import com.vidaplus.auth.account.ClientRegistration;
import com.vidaplus.auth.account.Clients;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.credential.ClientSecret;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What an operator may do with clients. A secret is made here, shown once, and kept as a hash. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClientAdministration {

    @Inject
    private Clients clients;

    @Inject
    private ClientChanges changes;

    @Inject
    private AuditLog audit;

    /**
     * A client, and the secret that was just made for it, which nobody can show again.
     *
     * @param secret nothing for a public client, or where none was made
     */
    public record WithSecret(Client client, Optional<String> secret) {

        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "WithSecret[" + client.id() + "]";
        }
    }

    /** Clients in the order of their ids, behind {@code after}. */
    public List<Client> page(Optional<String> after, int limit) {
        return changes.page(after, limit);
    }

    /** The client with that id. */
    public Optional<Client> find(String id) {
        return clients.find(id);
    }

    /**
     * Registers a client.
     *
     * @param by           who asks
     * @param confidential whether it gets a secret
     */
    public Change<WithSecret> create(Principal by, String id, boolean confidential, ClientRegistration registration) {
        List<String> problems = ClientRules.problems(id, confidential, registration);
        if (!problems.isEmpty()) {
            return Change.invalid(problems);
        }
        if (clients.find(id).isPresent()) {
            return Change.not(Change.Status.CONFLICT);
        }
        Optional<String> secret = confidential ? Optional.of(ClientSecret.random()) : Optional.empty();
        Client client = new Client(id, secret.map(ClientSecret::encode), registration);
        try {
            changes.add(client);
        } catch (EJBException e) {
            if (clients.find(id).isEmpty()) {
                throw e;
            }
            return Change.not(Change.Status.CONFLICT);
        }
        record(AuditType.CLIENT_CREATED, by, client);
        return Change.done(new WithSecret(client, secret));
    }

    /**
     * Changes everything but id and secret.
     *
     * @param by      who asks
     * @param version that the caller has seen
     */
    public Change<WithSecret> update(Principal by, String id, int version, ClientRegistration registration) {
        Optional<Client> seen = clients.find(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        List<String> problems = ClientRules.problems(id, !seen.get().isPublic(), registration);
        if (!problems.isEmpty()) {
            return Change.invalid(problems);
        }
        return after(id, seen.get().version() == version && changes.update(seen.get(), registration), Optional.empty())
                .ifDone(now -> concludeChange(by, seen.get(), now.client()));
    }

    private void concludeChange(Principal by, Client before, Client now) {
        if (before.isEnabled() != now.isEnabled()) {
            record(now.isEnabled() ? AuditType.CLIENT_ENABLED : AuditType.CLIENT_DISABLED, by, now);
        } else {
            record(AuditType.CLIENT_CHANGED, by, now);
        }
    }

    private void record(AuditType type, Principal by, Client client) {
        audit.record(AuditEvent.of(type).by(by.id()).on(client.id()));
    }

    /**
     * Makes another secret; the one before is worth nothing from then on.
     *
     * @param by      who asks
     * @param version that the caller has seen
     */
    public Change<WithSecret> rotateSecret(Principal by, String id, int version) {
        Optional<Client> seen = clients.find(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        if (seen.get().isPublic()) {
            return Change.invalid(List.of("A public client has no secret."));
        }
        String secret = ClientSecret.random();
        return after(id, seen.get().version() == version && changes.setSecret(seen.get(), ClientSecret.encode(secret)), Optional.of(secret))
                .ifDone(now -> record(AuditType.CLIENT_SECRET_ROTATED, by, now.client()));
    }

    /**
     * Deletes a client; its refresh families end with that and are removed later.
     *
     * @param by      who asks
     * @param version that the caller has seen
     */
    public Change<WithSecret> delete(Principal by, String id, int version) {
        Optional<Client> seen = clients.find(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        boolean deleted = seen.get().version() == version && changes.delete(seen.get());
        Change<WithSecret> change = deleted ? Change.done(new WithSecret(seen.get(), Optional.empty())) : Change.not(Change.Status.STALE);
        return change.ifDone(gone -> record(AuditType.CLIENT_DELETED, by, gone.client()));
    }

    private Change<WithSecret> after(String id, boolean changed, Optional<String> secret) {
        return changed ? clients.find(id).map(now -> Change.done(new WithSecret(now, secret))).orElse(Change.not(Change.Status.NOT_FOUND))
                : Change.not(Change.Status.STALE);
    }
}
