package com.vidaplus.auth.bench.load;

import java.net.InetSocketAddress;
import java.util.function.IntFunction;

/**
 * What is asked of which server.
 *
 * @param name      as it is shown
 * @param address   of the server
 * @param expected  the one status that counts as a success
 * @param exchanges makes the exchange of the connection with this number, counted from 0; called on one thread, before the clock runs
 */
public record Workload(String name, InetSocketAddress address, int expected, IntFunction<Exchange> exchanges) {

    /** All connections ask for one and the same, and 200 is the success. */
    public static Workload same(String name, InetSocketAddress address, byte[] request) {
        return new Workload(name, address, 200, connection -> Exchange.always(request));
    }
}
