package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A consumer of tokens that keeps the key set for a while and does not ask again for an unknown {@code kid}, as Payara does. */
final class CachingVerifier {

    private final Cluster cluster;
    private final int preferred;
    private final Duration cache;
    private PublishedKeys keys;
    private Instant refetchAt;

    /**
     * @param preferred the node that it asks; another one where that does not answer
     * @param cache     for how long it keeps what it got
     * @param first     for how long it keeps what it gets now
     */
    CachingVerifier(Cluster cluster, int preferred, Duration cache, Duration first) {
        this.cluster = cluster;
        this.preferred = preferred;
        this.cache = cache;
        keys = fetch();
        refetchAt = Instant.now().plus(first);
    }

    /**
     * Verifies a token.
     *
     * @throws AssertionError where it is not good, with the reasons
     */
    void verify(String token) {
        current().verify(token);
    }

    private synchronized PublishedKeys current() {
        if (Instant.now().isAfter(refetchAt)) {
            keys = fetch();
            refetchAt = Instant.now().plus(cache);
        }
        return keys;
    }

    private PublishedKeys fetch() {
        for (OAuthDoor door : List.of(cluster.door(preferred), cluster.door(preferred + 1))) {
            try {
                Answer answer = door.keys();
                if (answer.status() == 200) {
                    return PublishedKeys.ofJson(answer.body());
                }
            } catch (UncheckedIOException e) {
                // That node was killed: the other one answers.
            }
        }
        throw new AssertionError("No node answers with its keys");
    }
}
