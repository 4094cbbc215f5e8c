package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.load.Connection;
import com.vidaplus.auth.it.server.Bootstrap;
import com.vidaplus.auth.it.server.Database;
import com.vidaplus.auth.it.server.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Our service in a process of its own, started as the README says.
 *
 * @param process   the running process
 * @param bootstrap the first account and the client
 * @param database  where it keeps everything
 * @param gcLog     what its collector writes
 */
public record Service(ServiceProcess process, Bootstrap bootstrap, Database database, Path gcLog) implements AutoCloseable {

    private static final long POLL_NANOS = 5_000_000;
    private static final long DEADLINE_NANOS = 300_000_000_000L;

    /** Starts it and does not wait. */
    static Service launch(Database database, Path directory, String name) {
        Bootstrap bootstrap = Bootstrap.random();
        Path gcLog = directory.resolve(name + "-gc.log");
        ServiceProcess process = ServiceProcess.runnableJar().environment(database.settings()).environment(bootstrap.settings())
                .environment(Cost.settings()).javaOption("-Xlog:gc:file=" + gcLog + "::filecount=0").launch();
        return new Service(process, bootstrap, database, gcLog);
    }

    /** Starts it and waits until it gives tokens. */
    static Service start(Database database, Path directory, String name) {
        Service service = launch(database, directory, name);
        service.awaitToken();
        return service;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
    }

    /**
     * Asks again and again until it gives a token.
     *
     * @throws IllegalStateException where it ends, or gives none for five minutes; the message holds its log
     */
    void awaitToken() {
        byte[] request = new SignIns(this).of(bootstrap.email(), bootstrap.password());
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        try (Connection connection = new Connection(address())) {
            while (!gives(connection, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("No token:\n" + process.log());
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean gives(Connection connection, byte[] request) {
        try {
            return connection.send(request).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
