package com.vidaplus.auth.credential;

import com.vidaplus.auth.client.Client;

/** What came of a client's authentication. */
public sealed interface ClientVerdict {

    /** It is that client, and enabled. */
    record Authenticated(Client client) implements ClientVerdict {
    }

    /** Unknown, disabled, or the secret is missing or wrong: one answer for all. */
    record Refused() implements ClientVerdict {
    }

    /**
     * Too many wrong secrets came from there.
     *
     * @param seconds after which it may be tried again, 1 or more
     */
    record Throttled(long seconds) implements ClientVerdict {
    }
}
