package com.vidaplus.auth.endpoint.body;

import com.vidaplus.auth.endpoint.http.BodyLimit;
import com.vidaplus.auth.endpoint.http.RequestSource;
import com.vidaplus.auth.endpoint.http.UntrustedForwarding;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Receives the body of a request before anything works on the request, so that a client that sends it slowly holds no thread (decision 33).
 * A body that is there already, as nearly all are, is taken at once. Any other body is received as it comes, within {@link #DEADLINE}. A
 * request that is refused whatever its body says is answered without waiting for the body.
 */
public class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** From the first look at a body until all of it must have come. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int MOST_BODIES = 512;
    private static final int MOST_STREAMS = 4;
    private static final int MOST_WAITING = 64;
    /** Threads that write refusals; one alone might have to wait for a client that does not read. */
    private static final int REFUSING = 8;

    @Inject
    private transient RequestSource source;

    @Inject
    private transient UntrustedForwarding forwarding;

    @Inject
    private transient Instance<RequestContextController> scopes;

    private final transient OpenBodies bodies = new OpenBodies(MOST_BODIES);
    private final transient OpenBodies streams = new OpenBodies(MOST_STREAMS);
    private final transient OpenBodies waiting = new OpenBodies(MOST_WAITING);
    private transient ScheduledExecutorService deadlines;

    @Override
    public void init() {
        deadlines = Executors.newScheduledThreadPool(REFUSING, task -> {
            Thread thread = new Thread(task, "body-deadlines");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            resume(request, response, chain);
            return;
        }
        source.isOf(request);
        forwarding.note(request);
        if (!RequestHead.hasBody(request)) {
            chain.doFilter(new RequestWithBody(request, new BodyStream(ReceivedBody.empty())), response);
            return;
        }
        ServletInputStream stream = request.getInputStream();
        if (RequestHead.isStreamed(request)) {
            StreamedBody streamed = new StreamedBody(stream, streams, System::nanoTime);
            try {
                answer(request, response, stream, streamed, chain);
            } finally {
                streamed.leave();
            }
            return;
        }
        ReceivedBody body = new ReceivedBody(BodyLimit.MAX_BYTES, request.getContentLengthLong());
        if (!RequestHead.isForListeners(request)) {
            receiveWaiting(request, response, stream, body, chain);
        } else if (isHere(request, stream, body)) {
            chain.doFilter(new RequestWithBody(request, new BodyStream(body)), response);
        } else if (body.isTooLarge() || RequestHead.isRefusedAnyway(request)) {
            request.setAttribute(BodyLimit.CUT_SHORT, true);
            answer(request, response, stream, new BodyStream(body), chain);
        } else if (bodies.enter()) {
            expire(BodyReader.receive(BodyWait.start(request, DEADLINE), stream, bodies, body, deadlines));
        } else {
            BodyRefusal.TOO_MANY.send(request, response);
            BodyWait.end(BodyWait.start(request, Duration.ZERO));
        }
    }

    /** Works on a request whose body has come meanwhile. Payara begins no request scope for such a request, other servers do. */
    private void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        RequestContextController scope = scopes.get();
        try {
            scope.activate();
            source.isOf(request);
            ReceivedBody body = (ReceivedBody) request.getAttribute(BodyReader.RECEIVED);
            chain.doFilter(new RequestWithBody(request, new BodyStream(body)), new EarlyErrors(response));
        } finally {
            // Does nothing where the scope is not the one that was activated here.
            scope.deactivate();
            scopes.destroy(scope);
        }
    }

    /** Answers before all of the body has come, and discards the rest of it. */
    private void answer(HttpServletRequest request, HttpServletResponse response, ServletInputStream stream, ServletInputStream body,
            FilterChain chain) throws IOException, ServletException {
        response.setHeader("Connection", "close");
        chain.doFilter(new RequestWithBody(request, body), new EarlyErrors(response));
        // Closed and not only flushed: so the answer gets its length, and the client knows its end before the connection's.
        response.getOutputStream().close();
        if (stream.isFinished() || !request.isAsyncSupported()) {
            return;
        }
        if (bodies.enter()) {
            expire(BodyReader.discard(BodyWait.start(request, DEADLINE), stream, bodies));
        } else {
            BodyWait.end(BodyWait.start(request, Duration.ZERO));
        }
    }

    /** Receives a body with a waiting thread, where the server has no other way; so only some such bodies may be under way. */
    private void receiveWaiting(HttpServletRequest request, HttpServletResponse response, ServletInputStream stream, ReceivedBody body,
            FilterChain chain) throws IOException, ServletException {
        long start = System.nanoTime();
        boolean inTime = true;
        if (!waiting.enter()) {
            BodyRefusal.TOO_MANY.send(request, response);
            return;
        }
        try {
            long announced = request.getContentLengthLong();
            while (inTime && !body.isTooLarge() && body.length() != announced && body.takeFrom(stream, 1)) {
                inTime = System.nanoTime() - start < DEADLINE.toNanos();
            }
        } finally {
            waiting.leave();
        }
        if (inTime) {
            chain.doFilter(new RequestWithBody(request, new BodyStream(body)), response);
        } else {
            BodyRefusal.TOO_SLOW.send(request, response);
        }
    }

    private void expire(BodyReader reader) {
        deadlines.schedule(reader::expire, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the bytes that can be read without waiting, and tells whether the body is whole. */
    private static boolean isHere(HttpServletRequest request, ServletInputStream stream, ReceivedBody body) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > BodyLimit.MAX_BYTES) {
            return false;
        }
        for (int ready = stream.available(); ready > 0 && !body.isTooLarge(); ready = stream.available()) {
            body.takeFrom(stream, ready);
            if (body.length() == announced) {
                return true;
            }
        }
        return announced < 0 && stream.isFinished() && !body.isTooLarge();
    }
}
