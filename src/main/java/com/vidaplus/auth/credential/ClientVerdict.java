package com.vidaplus.auth.credential;

import com.vidaplus.auth.client.Client;

/** What came of a client's authentication. */
public sealed interface ClientVerdict {

    /** The client is authenticated and enabled. */
    record Authenticated(Client client) implements ClientVerdict {
    }

    /** Unknown, disabled, or the secret is missing or wrong: one answer for all. */
    record Refused() implements ClientVerdict {
    }

    /**
     * Too many wrong secrets came from the source.
     *
     * @param seconds after which the client may try again, 1 or more
     */
    record Throttled(long seconds) implements ClientVerdict {
    }
}
