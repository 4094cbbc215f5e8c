package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A TCP connection to another port of this machine that can be cut and mended, slowed down, and made to say nothing at all. */
public final class Relay implements AutoCloseable {

    private static final Duration BREATH = Duration.ofMillis(5);

    private final int target;
    private final int port;
    private final Supplier<RelayObserver> observers;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LostAnswers lost = new LostAnswers();
    private volatile ServerSocket listener;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean frozen;

    /** @param target the port that connections go on to */
    public Relay(int target) {
        this(target, () -> new RelayObserver() { });
    }

    /**
     * @param target    the port that connections go on to
     * @param observers gives one for each connection
     */
    public Relay(int target, Supplier<RelayObserver> observers) {
        this.target = target;
        this.observers = observers;
        listener = listen(0);
        port = listener.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Ends every connection and refuses new ones, as a server that was stopped does. */
    public void cut() {
        close(listener);
        cutOpen();
    }

    /** Ends every connection; new ones are taken. */
    public void cutOpen() {
        open.forEach(Relay::close);
        open.clear();
    }

    /** Takes connections again. */
    public void mend() {
        listener = listen(port);
    }

    /** From now on whatever is sent arrives so much later, in each direction. */
    public void delay(Duration each) {
        delay = each;
    }

    /** From now on takes connections and bytes and lets nothing through, as a network that has failed does; nothing is lost. */
    public void freeze() {
        frozen = true;
    }

    /** Lets go what was held. */
    public void thaw() {
        frozen = false;
    }

    /** From now on cuts one in so many connections at the moment when the server says that it has committed; 0 is none. */
    public void cutAfterCommit(int oneIn) {
        lost.oneIn(oneIn);
    }

    /** How many answers to COMMIT were lost that way. */
    public int cutCommits() {
        return lost.commits();
    }

    /** How many answers to an INSERT that was a transaction by itself were lost that way. */
    public int cutInserts() {
        return lost.inserts();
    }

    @Override
    public void close() {
        frozen = false;
        cut();
    }

    private ServerSocket listen(int number) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 200);
            daemon(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                daemon(() -> connect(client));
            } catch (IOException e) {
                close(listening);
            }
        }
    }

    /** A target that is not there ends this connection and no other. */
    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            RelayObserver observer = observers.get();
            daemon(() -> copy(client, server, false, observer));
            daemon(() -> copy(server, client, true, observer));
        } catch (IOException e) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to, boolean answers, RelayObserver observer) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[16 * 1024];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                hold();
                show(observer, answers, ByteBuffer.wrap(bytes, 0, length));
                if (answers && lost.isLost(bytes, length)) {
                    return;
                }
                out.write(bytes, 0, length);
            }
        } catch (IOException e) {
            // The other direction ends too: both sockets are closed.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void show(RelayObserver observer, boolean answers, ByteBuffer part) {
        if (answers) {
            observer.answered(part);
        } else {
            observer.sent(part);
        }
    }

    private void hold() {
        if (!delay.isZero()) {
            LockSupport.parkNanos(delay.toNanos());
        }
        while (frozen) {
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
