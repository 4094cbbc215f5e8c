package com.vidaplus.auth.credential;

import com.vidaplus.auth.credential.guess.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which clients authenticated from which source lately, in this node's memory: so that a client that works costs no look at the counters.
 * Safe for use by several threads.
 */
final class KnownClients {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MAX = 10_000;

    private final Clock clock;
    private final Map<Pair, Instant> until = new ConcurrentHashMap<>();

    KnownClients(Clock clock) {
        this.clock = clock;
    }

    boolean contains(String clientId, Source source) {
        Instant end = until.get(new Pair(clientId, source));
        return end != null && clock.instant().isBefore(end);
    }

    void add(String clientId, Source source) {
        if (until.size() >= MAX) {
            until.clear();
        }
        until.put(new Pair(clientId, source), clock.instant().plus(REMEMBERED));
    }

    private record Pair(String clientId, Source source) {
    }
}
