package com.vidaplus.auth.harness.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request that is sent piece by piece, on a connection of its own. */
public final class SlowRequest implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Socket socket;

    private SlowRequest(Socket socket) {
        this.socket = socket;
    }

    /**
     * Sends the head of a request, and nothing of its body.
     *
     * @param headerLines {@code Name: value}; the length of the body, or that it comes in chunks, must be among them
     */
    public static SlowRequest begin(URI base, String method, String path, String... headerLines) {
        try {
            Socket socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            SlowRequest request = new SlowRequest(socket);
            request.send(method + " " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + ClientAddress.HEADER + ": "
                    + ClientAddress.next() + "\r\n" + String.join("\r\n", headerLines) + "\r\n\r\n");
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends that much more. */
    public SlowRequest send(String piece) {
        try {
            socket.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one chunk (RFC 9112 §7.1); an empty one is the last. */
    public SlowRequest sendChunk(String piece) {
        return send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
    }

    /** The answer, for which it waits at most thirty seconds. */
    public Answer answer() {
        try {
            socket.setSoTimeout((int) ANSWER.toMillis());
            return RawClient.parse(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the service ends the connection within that time. */
    public boolean isCutWithin(Duration length) {
        try {
            socket.setSoTimeout((int) length.toMillis());
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
