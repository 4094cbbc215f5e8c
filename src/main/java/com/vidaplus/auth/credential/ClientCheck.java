package com.vidaplus.auth.credential;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientSecret;
import com.vidaplus.auth.client.Clients;
import com.vidaplus.auth.credential.guess.Admission;
import com.vidaplus.auth.credential.guess.Guess;
import com.vidaplus.auth.credential.guess.GuessCounters;
import com.vidaplus.auth.credential.guess.GuessLimiter;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates clients (RFC 6749 §2.3): unknown, wrong and disabled get the same answer after the same work. Wrong secrets are counted.
 * Once too many came from a source, a right secret that was not used from there lately is throttled like wrong ones.
 */
@ApplicationScoped
public class ClientCheck {

    private final Clients clients;
    private final GuessLimiter limiter;
    private final AuditLog audit;
    private final Metrics metrics;
    private final KnownClients known;

    /** For the client proxy. */
    protected ClientCheck() {
        this(null, null, null, null, null);
    }

    @Inject
    ClientCheck(Clients clients, GuessLimiter limiter, AuditLog audit, Metrics metrics, Clock clock) {
        this.clients = clients;
        this.limiter = limiter;
        this.audit = audit;
        this.metrics = metrics;
        this.known = new KnownClients(clock);
    }

    /**
     * A public client authenticates by its id alone and must not send a secret; a confidential one must send its own. Where the id or the
     * secret has two readings, the first one that fits counts, and a wrong secret is counted once.
     *
     * @param source where the request comes from
     * @return the client; or that it is refused, or throttled for a while
     */
    public ClientVerdict authenticate(ClientCredentials credentials, Source source) {
        Optional<Client> client = find(credentials);
        boolean secretMatches = matches(credentials.secrets(), client.flatMap(Client::secretHash).orElse(null));
        Optional<Client> authenticated = client.filter(Client::isEnabled)
                .filter(found -> found.isPublic() ? credentials.secrets().isEmpty() : secretMatches);
        String counted = client.map(Client::id).orElse(credentials.ids().get(0));
        return authenticated.isPresent() ? right(authenticated.get(), source) : wrong(counted, client, source);
    }

    /** Whether the credentials name a registered client, enabled or not. Nothing is counted. */
    public boolean knows(ClientCredentials credentials) {
        return find(credentials).isPresent();
    }

    /** One client for one request, and every reading is looked up: a known one takes as long as an unknown one. */
    private Optional<Client> find(ClientCredentials credentials) {
        List<Optional<Client>> found = credentials.ids().stream().map(clients::find).toList();
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    /** Every reading is compared: the work depends on what was sent alone. */
    private static boolean matches(List<String> secrets, String stored) {
        boolean any = false;
        for (String secret : secrets.isEmpty() ? List.of("") : secrets) {
            any |= ClientSecret.matches(secret, stored);
        }
        return any;
    }

    /** Looks at the counters once an hour for each source that a client works from, and first before the client is let in. */
    private ClientVerdict right(Client client, Source source) {
        if (client.isPublic() || known.contains(client.id(), source)) {
            return new ClientVerdict.Authenticated(client);
        }
        Guess guess = limiter.secret(client.id(), source);
        GuessCounters.Standing standing = limiter.standing(guess);
        if (!standing.known() && standing.full().isPresent()) {
            return throttled(standing.full().get(), Optional.of(client));
        }
        limiter.remember(guess);
        known.add(client.id(), source);
        return new ClientVerdict.Authenticated(client);
    }

    private ClientVerdict wrong(String id, Optional<Client> client, Source source) {
        Admission admission = limiter.reserve(limiter.secret(id, source));
        if (admission instanceof Admission.Throttled full) {
            return throttled(full, client);
        }
        audit.record(refusal(client), source.prefix());
        return new ClientVerdict.Refused();
    }

    private ClientVerdict throttled(Admission.Throttled full, Optional<Client> client) {
        metrics.count(Counter.REFUSALS, "throttled-" + full.counter().budget().word());
        AuditEvent event = AuditEvent.of(AuditType.CLIENT_THROTTLED).with("limit", full.counter().budget().word());
        limiter.note(full, () -> client.map(found -> event.on(found.id())).orElse(event));
        return new ClientVerdict.Throttled(full.seconds());
    }

    /** An unknown client's name is not recorded: anything may have been typed there. */
    private static AuditEvent refusal(Optional<Client> client) {
        AuditEvent refused = AuditEvent.of(AuditType.CLIENT_REFUSED);
        return client.map(known -> refused.on(known.id()).because(known.isEnabled() ? "wrong-client-secret" : "client-disabled"))
                .orElse(refused.because("no-such-client"));
    }
}
