package com.vidaplus.auth.endpoint.body;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests whose bodies are under way, and lets no more of them in than a node has room for. */
final class OpenBodies {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /** @param most how many there may be at once */
    OpenBodies(int most) {
        this.most = most;
    }

    /** @return false where the most are under way; after true the caller must {@link #leave()} once */
    boolean enter() {
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void leave() {
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }
}
