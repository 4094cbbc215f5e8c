package com.vidaplus.auth.grant;

import com.vidaplus.auth.client.Client;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How a door treats the scope that a request asks for (RFC 6749 §3.3). Neither rule gives a client more than it was registered for. */
public enum ScopeRule {

    /** The API door: values that the client may not have are left out, and a request without scope gets none. */
    NARROW {
        @Override
        Optional<SortedSet<String>> grant(Optional<SortedSet<String>> asked, Optional<Client> client) {
            SortedSet<String> granted = asked.map(TreeSet::new).orElseGet(TreeSet::new);
            granted.retainAll(allowed(client));
            return Optional.of(granted);
        }
    },

    /** The OAuth door: a request for a value that the client may not have is refused; one without scope gets all of the client's values. */
    REFUSE {
        @Override
        Optional<SortedSet<String>> grant(Optional<SortedSet<String>> asked, Optional<Client> client) {
            SortedSet<String> allowed = allowed(client);
            return allowed.containsAll(asked.orElse(allowed)) ? Optional.of(asked.orElse(allowed)) : Optional.empty();
        }
    };

    /**
     * @param asked  the values asked for; empty if the parameter was left out
     * @param client the authenticated client, if there is one
     * @return the granted values, possibly none; empty if the request is to be refused
     */
    abstract Optional<SortedSet<String>> grant(Optional<SortedSet<String>> asked, Optional<Client> client);

    private static SortedSet<String> allowed(Optional<Client> client) {
        return client.map(Client::scopes).orElseGet(TreeSet::new);
    }
}
