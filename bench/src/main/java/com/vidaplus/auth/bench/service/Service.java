package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.load.FirstToken;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * Our service in a process of its own, started as the README says.
 *
 * @param process   the running process
 * @param bootstrap the first account and the client
 * @param database  where it keeps everything
 * @param gcLog     what its collector writes
 */
public record Service(ServiceProcess process, Bootstrap bootstrap, Database database, Path gcLog) implements AutoCloseable {

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
        long began = System.nanoTime();
        Service service = launch(database, directory, name);
        service.awaitToken(began);
        return service;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
    }

    /** What Linux knows of it. */
    ProcessTree processes() {
        return new ProcessTree(ProcessHandle.of(process.pid()).orElseThrow());
    }

    /**
     * Asks again and again until it gives a token.
     *
     * @param began {@link System#nanoTime()} just before it was launched
     * @return the seconds since then
     * @throws IllegalStateException where it gives none, as {@link FirstToken} says; the message holds its log
     */
    double awaitToken(long began) {
        try {
            byte[] request = new SignIns(this).of(bootstrap.email(), bootstrap.password());
            return FirstToken.await(began, ProcessHandle.of(process.pid()).orElseThrow(), address(), request);
        } catch (IllegalStateException | NoSuchElementException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + process.log(), e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
