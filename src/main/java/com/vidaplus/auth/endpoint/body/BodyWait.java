package com.vidaplus.auth.endpoint.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Begins and ends the wait for a body, as the server needs it. To complete a request is to end it, except on Undertow, which first reads
 * the rest of the body, and has a thread wait for it. But Undertow cuts the connection where a request that was answered times out, so
 * there the end is left to the time-out, which stops counting when the request is worked on. Others would go on counting, and have none.
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

    /** Has a request whose body has come worked on, by another thread. */
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
