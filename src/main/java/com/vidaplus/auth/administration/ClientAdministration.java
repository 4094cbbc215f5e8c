package com.vidaplus.auth.administration;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.NamedChanges;
import com.vidaplus.auth.audit.RecordedChange;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientChanges;
import com.vidaplus.auth.client.ClientRegistration;
import com.vidaplus.auth.client.ClientSecret;
import com.vidaplus.auth.client.Clients;
import com.vidaplus.auth.token.Principal;
import com.vidaplus.auth.token.TokenRoom;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What an operator may do with clients. A secret is made here, shown once, and kept as a hash. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClientAdministration {

    /** The registration of a client that is allowed nothing. */
    private static final ClientRegistration NOTHING = new ClientRegistration(true, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(),
            Optional.empty(), "JWT", false);

    @Inject
    private Clients clients;

    @Inject
    private ClientChanges changes;

    @Inject
    private TokenRoom room;

    @Inject
    private RecordedChange recorded;

    /**
     * A client, and the secret that was just made for it, which the service cannot show again.
     *
     * @param secret empty for a public client, or if none was made
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
     * @param by           the caller
     * @param confidential whether it gets a secret
     */
    public Change<WithSecret> create(Principal by, String id, boolean confidential, ClientRegistration registration) {
        List<String> problems = ClientRules.problems(id, confidential, registration);
        problems.addAll(room.problems(registration));
        if (!problems.isEmpty()) {
            return Change.invalid(problems);
        }
        if (clients.find(id).isPresent()) {
            return Change.not(Change.Status.CONFLICT);
        }
        Optional<String> secret = confidential ? Optional.of(ClientSecret.random()) : Optional.empty();
        Client client = new Client(id, secret.map(ClientSecret::encode), registration);
        List<AuditEvent> made = named(NOTHING, registration).with("way", "create")
                .with("confidential", Boolean.toString(confidential)).asEvents(event(AuditType.CLIENT_CREATED, by, id));
        return recorded.make(() -> changes.add(client), made) ? Change.done(new WithSecret(client, secret))
                : Change.not(Change.Status.CONFLICT);
    }

    /**
     * Changes everything but id and secret.
     *
     * @param by      the caller
     * @param version that the caller has seen
     */
    public Change<WithSecret> update(Principal by, String id, int version, ClientRegistration registration) {
        Optional<Client> seen = clients.find(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        List<String> problems = ClientRules.problems(!seen.get().isPublic(), registration);
        problems.addAll(room.problems(seen.get().registration(), registration));
        if (!problems.isEmpty()) {
            return Change.invalid(problems);
        }
        Client before = seen.get();
        boolean changed = before.version() == version && recorded.make(() -> changes.update(before, registration), changed(by, before,
                registration));
        return after(id, changed, Optional.empty());
    }

    /** The events of one change: enabling and disabling have an entry of their own, since operators look for it. */
    private static List<AuditEvent> changed(Principal by, Client before, ClientRegistration now) {
        List<AuditEvent> events = new ArrayList<>();
        if (before.isEnabled() != now.enabled()) {
            events.add(event(now.enabled() ? AuditType.CLIENT_ENABLED : AuditType.CLIENT_DISABLED, by, before.id()));
        }
        NamedChanges named = named(before.registration(), now);
        if (!named.isEmpty()) {
            events.addAll(named.with("way", "patch").asEvents(event(AuditType.CLIENT_CHANGED, by, before.id())));
        }
        return events.isEmpty() ? List.of(event(AuditType.CLIENT_CHANGED, by, before.id())) : events;
    }

    private static NamedChanges named(ClientRegistration before, ClientRegistration now) {
        NamedChanges named = new NamedChanges().between("grant_types", before.grantTypes(), now.grantTypes())
                .between("scopes", before.scopes(), now.scopes()).between("audiences", before.audiences(), now.audiences());
        if (!before.accessTokenMinutes().equals(now.accessTokenMinutes())) {
            named.with("access_token_minutes", now.accessTokenMinutes().map(String::valueOf).orElse("none"));
        }
        if (!before.tokenTyp().equals(now.tokenTyp())) {
            named.with("token_typ", now.tokenTyp());
        }
        if (before.mayIntrospect() != now.mayIntrospect()) {
            named.with("may_introspect", Boolean.toString(now.mayIntrospect()));
        }
        return named;
    }

    private static AuditEvent event(AuditType type, Principal by, String id) {
        return by.does(AuditEvent.of(type)).on(id);
    }

    /**
     * Makes another secret; the one before is refused from then on.
     *
     * @param by      the caller
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
        boolean changed = seen.get().version() == version && recorded.make(
                () -> changes.setSecret(seen.get(), ClientSecret.encode(secret)), event(AuditType.CLIENT_SECRET_ROTATED, by, id));
        return after(id, changed, Optional.of(secret));
    }

    /**
     * Deletes a client; its refresh families end with that and are removed later.
     *
     * @param by      the caller
     * @param version that the caller has seen
     */
    public Change<WithSecret> delete(Principal by, String id, int version) {
        Optional<Client> seen = clients.find(id);
        if (seen.isEmpty()) {
            return Change.not(Change.Status.NOT_FOUND);
        }
        boolean deleted = seen.get().version() == version && recorded.make(() -> changes.delete(seen.get()),
                named(seen.get().registration(), NOTHING).asEvents(event(AuditType.CLIENT_DELETED, by, id)));
        return deleted ? Change.done(new WithSecret(seen.get(), Optional.empty())) : Change.not(Change.Status.STALE);
    }

    private Change<WithSecret> after(String id, boolean changed, Optional<String> secret) {
        return changed ? clients.find(id).map(now -> Change.done(new WithSecret(now, secret))).orElse(Change.not(Change.Status.NOT_FOUND))
                : Change.not(Change.Status.STALE);
    }
}
