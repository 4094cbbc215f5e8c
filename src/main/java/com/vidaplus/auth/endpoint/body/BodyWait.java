package com.vidaplus.auth.endpoint.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Begins and ends the wait for a body, as the server needs it. A request ends when this class completes it, except on Undertow: Undertow
 * first reads the rest of the body, and has a thread wait for it. But Undertow cuts the connection where an answered request times out. So
 * on Undertow the time-out ends the request, and stops counting when the request is worked on. On other servers a time-out would go on
 * counting, so the wait has none.
 */
final class BodyWait {

    private static final String UNDERTOW = "io.undertow.";
    private static final Duration AFTERWARDS = Duration.ofMillis(500);

    private BodyWait() {
    }

    /** @param atMost until the caller {@link #end ends} it, at the latest */
    static AsyncContext start(ServletRequest request, Duration atMost) {
        AsyncContext async = request.startAsync();
        async.setTimeout(isUndertow(async) ? atMost.plus(AFTERWARDS).toMillis() : 0);
        return async;
    }

    /** Ends a request that was answered, although its body has no end yet. */
    static void end(AsyncContext async) {
        if (!isUndertow(async)) {
            async.complete();
        }
    }

    /** Hands a request whose body has come to another thread, which works on it. */
    static void resume(AsyncContext async, ScheduledExecutorService timer) {
        if (isUndertow(async)) {
            async.dispatch();
        } else {
            new LateDispatch(async, timer).run();
        }
    }

    private static boolean isUndertow(AsyncContext async) {
        return async.getClass().getName().startsWith(UNDERTOW);
    }
}
