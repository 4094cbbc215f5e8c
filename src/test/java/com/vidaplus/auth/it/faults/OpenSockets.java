package com.vidaplus.auth.it.faults;

import com.vidaplus.auth.harness.server.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections to a node that are left open. */
final class OpenSockets implements AutoCloseable {

    private final URI base;
    private final List<Socket> sockets = new ArrayList<>();

    OpenSockets(ServiceProcess node) {
        base = node.baseUri();
    }

    /** Opens one more, sends that much, and waits for nothing. */
    void send(String beginning) {
        try {
            Socket socket = new Socket(base.getHost(), base.getPort());
            sockets.add(socket);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends that much more on each that the node has not closed. */
    void drip(String more) {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closedByTheNode) {
                // As it may.
            }
        }
    }

    /** Sends a whole request on one more, and closes it at once. */
    void sendAndHangUp(String request) {
        send(request);
        close(sockets.remove(sockets.size() - 1));
    }

    /** Whether the node has closed all of them. */
    boolean areCut() {
        return sockets.stream().allMatch(OpenSockets::isCut);
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(1);
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            while (length > 0) {
                length = socket.getInputStream().read(answer);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        sockets.forEach(OpenSockets::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
