package com.vidaplus.auth.micro;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The stop at SIGTERM and SIGINT: first no new client is let in, then those inside get their answers, then the server stops.
 *
 * <p>Payara Micro by itself takes the application away while it goes on listening, and a client that comes in the meantime gets a 500. On
 * another server than this class was written for, the stop is as sudden, and the log says so.
 */
final class GracefulStop {
    private static final Logger LOG = System.getLogger(GracefulStop.class.getName());

    /** Leaves seven of the fifteen seconds in which the process is to be gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration BREATH = Duration.ofMillis(10);

    /** The exit code of a process that SIGTERM has ended, 128 and the signal's number; a supervisor expects it. */
    private static final int TERMINATED = 143;

    private final Transports transports;

    GracefulStop(Transports transports) {
        this.transports = transports;
    }

    /** Takes the signals over from the JVM, if it lets us: with {@code -Xrs} they are the operator's. */
    void onSignal() {
        try {
            // By name, since javac warns of this class, and warnings are errors here.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object stop = Proxy.newProxyInstance(GracefulStop.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                if ("handle".equals(method.getName())) {
                    stop();
                }
                return null;
            });
            for (String name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), stop);
            }
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "SIGTERM will stop the server at once: {0}", e.toString());
        }
    }

    private void stop() {
        LOG.log(Level.INFO, "Stopping: no new connections; open requests have {0} seconds", PATIENCE.toSeconds());
        try {
            drain();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Requests may be cut: {0}", e.toString());
        } finally {
            // At its end the server prints the names of its data sources there, past the log.
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            System.exit(TERMINATED);
        }
    }

    private void drain() throws Exception {
        List<Object> all = transports.all();
        for (Object transport : all) {
            // Closes the listeners, and not the connections.
            Transports.call(transport, "unbindAll");
        }
        awaitAnswers();
        for (Object transport : all) {
            // A client that is still connected has no open request, and must send none while the server takes the service away.
            Transports.call(transport, "shutdownNow");
        }
    }

    /** Waits until no request has been open for a moment: a request that was only just let in is not counted yet. */
    private static void awaitAnswers() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> services = beans.queryNames(new ObjectName("com.vidaplus.auth:type=OpenRequests,*"), null);
        for (ObjectName service : services) {
            beans.invoke(service, "drain", new Object[0], new String[0]);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() < end && System.nanoTime() - quietSince < QUIET.toNanos()) {
            for (ObjectName service : services) {
                if ((Integer) beans.getAttribute(service, "Open") > 0) {
                    quietSince = System.nanoTime();
                }
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }
}
