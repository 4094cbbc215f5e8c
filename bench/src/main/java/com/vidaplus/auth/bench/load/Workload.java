package com.vidaplus.auth.bench.load;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

    /**
     * The same with its exchanges made now, for that many connections: what they ask for when they are made is no part of the load. Loads
     * that come one after the other go on with the same exchanges.
     */
    public Workload prepared(int connections) {
        List<Exchange> made = IntStream.range(0, connections).mapToObj(exchanges).toList();
        return new Workload(name, address, expected, made::get);
    }
}
