package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.audit.AuditCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM under load: whoever was let in gets an answer, and the process is gone soon. */
@Tag("faults")
class ShutdownIT extends FaultTest {

    private static final int CLIENTS = 10;
    private static final int SILENCE_MILLIS = 30_000;

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final List<String> answers = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Case("G06")
    void whoeverWasLetInGetsAnAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (ServiceProcess node = ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings()).start()) {
            byte[] request = SignInRequest.of(node.baseUri(), bootstrap).getBytes(StandardCharsets.US_ASCII);
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.runAsync(() -> signInAgainAndAgain(node.baseUri(), request), threads));
            }
            timeUntil(Duration.ofSeconds(60), "the load is on", () -> answers.size() > 5 * CLIENTS);

            long start = System.nanoTime();
            node.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            gone.set(true);
            CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            Map<String, Integer> counts = new TreeMap<>();
            answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
            report("SIGTERM under load: gone after " + took.toMillis() + " ms; answers " + counts);
            assertThat(counts.keySet()).isSubsetOf("200", "429", "503", "not let in");
            assertThat(took).isLessThan(Duration.ofSeconds(15));
            AuditCheck.assertSound(() -> DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("data/auth") + ";IFEXISTS=TRUE", "sa", ""));
        } finally {
            threads.shutdownNow();
        }
    }

    /** On a connection of its own each time: a client with a connection that is kept has to expect its end at any time. */
    private void signInAgainAndAgain(URI base, byte[] request) {
        while (!gone.get()) {
            String answer = answer(base, request);
            answers.add(answer);
            if ("not let in".equals(answer)) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private static String answer(URI base, byte[] request) {
        Socket socket;
        try {
            socket = new Socket(base.getHost(), base.getPort());
        } catch (IOException e) {
            return "not let in";
        }
        try (socket; InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getOutputStream().write(request);
            String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            in.transferTo(OutputStream.nullOutputStream());
            return head.length() == 12 ? head.substring(9) : "broken off";
        } catch (IOException e) {
            return "broken: " + e.getMessage();
        }
    }
}
