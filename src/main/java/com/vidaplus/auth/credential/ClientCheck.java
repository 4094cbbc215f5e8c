package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.Clients;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Authenticates clients (RFC 6749 §2.3): unknown, wrong and disabled get the same answer after the same work. */
@ApplicationScoped
public class ClientCheck {

    private final Clients clients;
    private final AuditLog audit;

    /** For the client proxy. */
    protected ClientCheck() {
        this(null, null);
    }

    @Inject
    ClientCheck(Clients clients, AuditLog audit) {
        this.clients = clients;
        this.audit = audit;
    }

    /**
     * A public client authenticates by its id alone and must not send a secret; a confidential one must send its own.
     *
     * @return the client, or nothing where it is unknown, disabled, or the secret is missing or wrong
     */
    public Optional<Client> authenticate(ClientCredentials credentials) {
        Optional<Client> client = clients.find(credentials.id());
        boolean secretMatches = ClientSecret.matches(credentials.secret().orElse(""), client.flatMap(Client::secretHash).orElse(null));
        Optional<Client> authenticated = client.filter(Client::isEnabled)
                .filter(known -> known.isPublic() ? credentials.secret().isEmpty() : secretMatches);
        if (authenticated.isEmpty()) {
            audit.record(refusal(client));
        }
        return authenticated;
    }

    /** An unknown client's name is not recorded: anything may have been typed there. */
    private static AuditEvent refusal(Optional<Client> client) {
        AuditEvent refused = AuditEvent.of(AuditType.CLIENT_REFUSED);
        return client.map(known -> refused.on(known.id()).because(known.isEnabled() ? "wrong-client-secret" : "client-disabled"))
                .orElse(refused.because("no-such-client"));
    }
}
