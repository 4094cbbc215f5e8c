package com.vidaplus.auth.credential;

import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Authenticates clients (RFC 6749 §2.3): unknown, wrong and disabled get the same answer after the same work. */
@ApplicationScoped
public class ClientCheck {

    private final Clients clients;

    /** For the client proxy. */
    protected ClientCheck() {
        this(null);
    }

    @Inject
    ClientCheck(Clients clients) {
        this.clients = clients;
    }

    /**
     * A public client authenticates by its id alone and must not send a secret; a confidential one must send its own.
     *
     * @return the client, or nothing where it is unknown, disabled, or the secret is missing or wrong
     */
    public Optional<Client> authenticate(ClientCredentials credentials) {
        Optional<Client> client = clients.find(credentials.id());
        boolean secretMatches = ClientSecret.matches(credentials.secret().orElse(""), client.flatMap(Client::secretHash).orElse(null));
        return client.filter(Client::isEnabled)
                .filter(known -> known.isPublic() ? credentials.secret().isEmpty() : secretMatches);
    }
}
