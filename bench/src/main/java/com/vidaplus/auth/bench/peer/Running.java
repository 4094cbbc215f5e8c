package com.vidaplus.auth.bench.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A peer that was started.
 *
 * @param process its processes
 * @param port    on 127.0.0.1
 */
record Running(PeerProcess process, int port) implements AutoCloseable {

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        process.close();
    }
}
