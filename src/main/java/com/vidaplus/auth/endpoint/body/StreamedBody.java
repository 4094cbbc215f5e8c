package com.vidaplus.auth.endpoint.body;

import com.vidaplus.auth.endpoint.http.StreamRefused;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body of any length that is read piece by piece while its request is worked on. Such a body holds a thread, so only a few may be read at
 * once, and each must come at a pace. The time that the reader itself takes does not count. Reading begins only after the caller's token
 * was found valid, so no other body takes a place.
 */
final class StreamedBody extends ServletInputStream {

    /** The longest wait for the client, besides the time that its bytes take at {@link #SLOWEST_BYTES_A_SECOND}. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SLOWEST_BYTES_A_SECOND = 1024;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final ServletInputStream stream;
    private final OpenBodies streams;
    private final LongSupplier nanoClock;
    private boolean entered;
    private long waitedNanos;
    private long received;

    /**
     * @param stream    of the request
     * @param streams   how many are being read
     * @param nanoClock {@link System#nanoTime}
     */
    StreamedBody(ServletInputStream stream, OpenBodies streams, LongSupplier nanoClock) {
        this.stream = stream;
        this.streams = streams;
        this.nanoClock = nanoClock;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!entered) {
            if (!streams.enter()) {
                throw new StreamRefused(503);
            }
            entered = true;
        }
        long start = nanoClock.getAsLong();
        int read;
        try {
            read = stream.read(target, offset, length);
        } catch (IOException hungUp) {
            throw new StreamRefused(400);
        }
        waitedNanos += nanoClock.getAsLong() - start;
        received += Math.max(read, 0);
        if (read >= 0 && waitedNanos > PATIENCE.toNanos() + received * (NANOS / SLOWEST_BYTES_A_SECOND)) {
            throw new StreamRefused(408);
        }
        return read;
    }

    /** The request is over: makes room for another one. */
    void leave() {
        if (entered) {
            streams.leave();
            entered = false;
        }
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("The body is read as a stream");
    }
}
