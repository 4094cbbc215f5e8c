package com.vidaplus.auth.endpoint.body;

import jakarta.servlet.AsyncContext;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends a request on its second way through the filters, but only after the thread of the first way has returned to the server.
 *
 * <p>Payara writes an earlier dispatch into a field, and looks into that field when the thread returns. A dispatch at the very moment of
 * the return is written after that look, and the request waits for ever. Such requests were seen on fresh nodes, whose first dispatch loads
 * a class just there.
 */
final class LateDispatch implements Runnable {

    /** How long to wait after the thread was seen to have returned: it still has some steps to do that cannot be seen. */
    static final Duration MARGIN = Duration.ofMillis(10);

    private static final Logger LOG = System.getLogger(LateDispatch.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final AsyncContext async;
    private final ScheduledExecutorService timer;
    private boolean returned;

    /**
     * @param async of the request, whose time-out is set
     * @param timer for the time until the thread has returned
     */
    LateDispatch(AsyncContext async, ScheduledExecutorService timer) {
        this.async = async;
        this.timer = timer;
    }

    @Override
    public void run() {
        try {
            if (returned) {
                async.dispatch();
            } else {
                returned = hasReturned();
                timer.schedule(this, (returned ? MARGIN : PAUSE).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException ended) {
            LOG.log(Level.DEBUG, "The request has ended by itself", ended);
        }
    }

    /**
     * Whether {@link AsyncContext#setTimeout} refuses, as it must "after the container-initiated dispatch has returned to the container".
     */
    private boolean hasReturned() {
        try {
            async.setTimeout(async.getTimeout());
            return false;
        } catch (IllegalStateException returnedOrEnded) {
            return true;
        }
    }
}
