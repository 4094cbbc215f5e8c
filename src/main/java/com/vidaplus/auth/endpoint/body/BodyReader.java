package com.vidaplus.auth.endpoint.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Receives a body that is not there yet, without a thread, and has the request worked on once the body is. Where the body does not come in
 * time, or is too large, the client is told so, and the rest of the body is discarded.
 *
 * <p>A request that has been answered ends at the end of its body, or at the {@link #expire() deadline}.
 */
final class BodyReader implements ReadListener, AsyncListener {

    /** The attribute in which the request keeps its body for its second way through the filters. */
    static final String RECEIVED = BodyReader.class.getName();

    private static final Logger LOG = System.getLogger(BodyReader.class.getName());
    private static final int DISCARDED_AT_ONCE = 8 * 1024;

    private final AsyncContext async;
    private final ServletInputStream stream;
    private final OpenBodies bodies;
    private final ReceivedBody body;
    private final ScheduledExecutorService timer;
    /** Whether the request's fate is decided; the thread that decides it carries the decision out. */
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean resumed = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();

    /**
     * @param async  of the request, just started, with its time-out set
     * @param stream of the request
     * @param bodies entered for this request; it is left when the body has come, when the request ends, and at the deadline at the latest
     * @param body   the part that has come already; null to discard all that comes, after an answer was sent
     * @param timer  for the time until the request can be worked on; null where it was answered
     */
    private BodyReader(AsyncContext async, ServletInputStream stream, OpenBodies bodies, ReceivedBody body, ScheduledExecutorService timer) {
        this.async = async;
        this.stream = stream;
        this.bodies = bodies;
        this.body = body;
        this.timer = timer;
        settled.set(body == null);
    }

    /** Goes on receiving the body of a request, which is worked on afterwards. */
    static BodyReader receive(AsyncContext async, ServletInputStream stream, OpenBodies bodies, ReceivedBody body,
            ScheduledExecutorService timer) {
        return listen(new BodyReader(async, stream, bodies, body, timer));
    }

    /** Discards the rest of a body whose request has been answered, so that a client that sends before it reads sees the answer. */
    static BodyReader discard(AsyncContext async, ServletInputStream stream, OpenBodies bodies) {
        return listen(new BodyReader(async, stream, bodies, null, null));
    }

    private static BodyReader listen(BodyReader reader) {
        try {
            reader.async.addListener(reader);
            reader.stream.setReadListener(reader);
        } catch (RuntimeException e) {
            reader.leave();
            throw e;
        }
        return reader;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] discarded = null;
        // Not "until it is finished": Grizzly calls a stream finished as soon as all has come, though nothing may have been read.
        while (stream.isReady()) {
            if (settled.get()) {
                discarded = discarded == null ? new byte[DISCARDED_AT_ONCE] : discarded;
                if (stream.read(discarded) < 0) {
                    return;
                }
            } else if (!body.takeFrom(stream, Math.max(1, stream.available()))) {
                return;
            } else if (body.isTooLarge() && settled.compareAndSet(false, true)) {
                refuse(BodyRefusal.TOO_LARGE);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        leave();
        if (settled.compareAndSet(false, true)) {
            resumed.set(true);
            async.getRequest().setAttribute(RECEIVED, body);
            BodyWait.resume(async, timer);
        } else {
            async.complete();
        }
    }

    /** The client has hung up. */
    @Override
    public void onError(Throwable thrown) {
        leave();
        if (settled.compareAndSet(false, true)) {
            async.complete();
        }
    }

    /**
     * The deadline: refuses a body that is not all there, and ends a request that was answered without its whole body. From now on the
     * place among the open bodies is free, even where the server has given the request up by itself.
     */
    void expire() {
        leave();
        try {
            if (settled.compareAndSet(false, true)) {
                refuse(BodyRefusal.TOO_SLOW);
                BodyWait.end(async);
            } else if (!resumed.get()) {
                BodyWait.end(async);
            }
        } catch (RuntimeException ended) {
            LOG.log(Level.DEBUG, "The request has ended by itself", ended);
        }
    }

    private void leave() {
        if (left.compareAndSet(false, true)) {
            bodies.leave();
        }
    }

    private void refuse(BodyRefusal refusal) {
        try {
            refusal.send((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
        } catch (IOException hungUp) {
            LOG.log(Level.DEBUG, "The client did not wait for its refusal", hungUp);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // See BodyWait.
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onError(AsyncEvent event) {
        // The server answers and completes the request.
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Only this package starts asynchronous work on a request.
    }
}
