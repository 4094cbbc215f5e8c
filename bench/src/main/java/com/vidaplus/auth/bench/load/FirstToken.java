package com.vidaplus.auth.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long a service takes from its start to its first token, whoever starts it. */
public final class FirstToken {

    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final int OK = 200;
    private static final double NANOS_PER_SECOND = 1e9;

    private FirstToken() {
    }

    /**
     * Asks again and again, 25 ms after each failure, until a token comes.
     *
     * @param began   {@link System#nanoTime()} just before the process was started
     * @param process the one that was started
     * @param signIn  the request for the token
     * @return the seconds since then
     * @throws IllegalStateException where the process ends, or three minutes pass
     */
    public static double await(long began, ProcessHandle process, InetSocketAddress address, byte[] signIn) {
        while (!answers(address, signIn)) {
            if (!process.isAlive() || System.nanoTime() - began > DEADLINE.toNanos()) {
                throw new IllegalStateException("No token from port " + address.getPort()
                        + (process.isAlive() ? " in time" : ": it ended"));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    private static boolean answers(InetSocketAddress address, byte[] signIn) {
        try (Connection connection = new Connection(address)) {
            return connection.send(signIn).status() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
