package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds TCP ports that nobody listens on. */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private FreePort() {
    }

    /** A free port below the range from which the system gives ports to outgoing connections. */
    public static int find() {
        return LOWEST + findOffset(LOWEST);
    }

    /**
     * A number that, added to each of these ports, gives a free one.
     *
     * @param ports the ports a server would use without an offset
     */
    static int findOffset(int... ports) {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(HIGHEST - LOWEST);
            boolean free = true;
            for (int port : ports) {
                free &= isFree(port + offset);
            }
            if (free) {
                return offset;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
