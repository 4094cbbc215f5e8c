package com.vidaplus.auth.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One HTTP/1.1 connection that stays open, for one thread. It makes itself anew after the server closed it; where the server closes it
 * just as a request is on its way and nothing of an answer came, the request is sent once more.
 */
public final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final InetSocketAddress address;
    private Socket socket;
    private AnswerReader reader;

    /** @param address of the server; nothing is opened before the first request */
    public Connection(InetSocketAddress address) {
        this.address = address;
    }

    /** Sends one request on a connection of its own. */
    public static Answer ask(InetSocketAddress address, byte[] request) {
        try (Connection connection = new Connection(address)) {
            return connection.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a request and waits for its answer, a minute at most.
     *
     * @param request as {@link Requests} writes it
     * @throws IOException where there is no answer
     */
    public Answer send(byte[] request) throws IOException {
        boolean usedBefore = socket != null;
        try {
            return sendOnce(request);
        } catch (IOException e) {
            boolean nothingCame = reader == null || !reader.hasBegun();
            close();
            if (usedBefore && nothingCame) {
                return sendAfresh(request);
            }
            throw e;
        }
    }

    private Answer sendAfresh(byte[] request) throws IOException {
        try {
            return sendOnce(request);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer sendOnce(byte[] request) throws IOException {
        if (socket == null) {
            open();
        }
        reader.expectNext();
        socket.getOutputStream().write(request);
        Answer answer = reader.read();
        if (reader.isLast()) {
            close();
        }
        return answer;
    }

    private void open() throws IOException {
        Socket opened = new Socket();
        try {
            opened.setTcpNoDelay(true);
            opened.setSoTimeout(TIMEOUT_MILLIS);
            opened.connect(address, TIMEOUT_MILLIS);
            InputStream in = opened.getInputStream();
            reader = new AnswerReader(in);
            socket = opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
            reader = null;
        }
    }
}
