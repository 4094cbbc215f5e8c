package com.vidaplus.auth.endpoint.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes that have come of one request's body: at most one more than the limit, which shows a body that is too large. */
final class ReceivedBody {

    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST_BUFFER = 512;

    private final int limit;
    private byte[] bytes;
    private int length;

    /**
     * @param limit    in bytes
     * @param expected how many bytes the client announced; zero or less where it did not
     */
    ReceivedBody(int limit, long expected) {
        this.limit = limit;
        this.bytes = expected > 0 && expected <= limit ? new byte[(int) expected] : NOTHING;
    }

    static ReceivedBody empty() {
        return new ReceivedBody(0, 0);
    }

    /**
     * Takes bytes with one read of the stream.
     *
     * @param stream of the request
     * @param ready  how many bytes can be read without waiting, 1 or more
     * @return whether there was a byte; false at the end of the stream
     */
    boolean takeFrom(InputStream stream, int ready) throws IOException {
        makeRoom(Math.min(ready, limit + 1 - length));
        int read = stream.read(bytes, length, bytes.length - length);
        length += Math.max(read, 0);
        return read > 0;
    }

    private void makeRoom(int more) {
        if (bytes.length < length + more || bytes.length == length) {
            int wanted = Math.max(length + more, Math.max(FIRST_BUFFER, 2 * bytes.length));
            bytes = Arrays.copyOf(bytes, Math.min(wanted, limit + 1));
        }
    }

    boolean isTooLarge() {
        return length > limit;
    }

    int length() {
        return length;
    }

    /** The bytes' own array, for {@link BodyStream} to read up to {@link #length()}. */
    byte[] bytes() {
        return bytes;
    }
}
