package com.vidaplus.auth.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final byte[] REQUEST = Requests.get("/");

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aBodyInChunksAndABodyOfKnownLengthAreReadWholeOnOneConnection() throws IOException {
        server.createContext("/", exchange -> answer(exchange, 200, "x".repeat(40_000), asked.incrementAndGet() % 2 == 0));

        try (Connection connection = new Connection(server.getAddress())) {
            for (int i = 0; i < 4; i++) {
                assertThat(connection.send(REQUEST).body()).hasSize(40_000);
            }
        }
    }

    @Test
    void aConnectionThatTheServerEndedIsMadeAnew() throws IOException {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, 200, "{\"access_token\" : \"abc\"}", false);
        });

        try (Connection connection = new Connection(server.getAddress())) {
            assertThat(connection.send(REQUEST).member("access_token")).isEqualTo("abc");
            assertThat(connection.send(REQUEST).status()).isEqualTo(200);
        }
    }

    @Test
    void answersThatWereNotWantedAreCountedByStatusAndRefused() {
        server.createContext("/", exchange -> answer(exchange, asked.incrementAndGet() % 4 == 0 ? 503 : 200, "", false));

        Outcome outcome = new ClosedLoop(Workload.same("test", server.getAddress(), REQUEST), 1, Window.cold(0.5)).call();

        assertThat(outcome.others()).containsOnlyKeys(503);
        assertThat(outcome.all().count()).isEqualTo(outcome.successes().count() + outcome.others().get(503));
        assertThat(outcome.require(503)).isSameAs(outcome);
        assertThatThrownBy(outcome::require).isInstanceOf(UnexpectedAnswers.class).hasMessageContaining("503");
    }

    @Test
    void aServerThatIsNotThereIsAnAnswerThatDidNotCome() {
        server.stop(0);

        Outcome outcome = new OpenLoop(Workload.same("test", server.getAddress(), REQUEST), 10, 1, Window.cold(0.5)).call();

        assertThat(outcome.others()).isEqualTo(Map.of(Tally.NO_ANSWER, 5L));
    }

    @Test
    void whoWaitedBehindASlowAnswerWaited() {
        server.createContext("/", exchange -> {
            if (asked.incrementAndGet() == 1) {
                pause(800);
            }
            answer(exchange, 200, "", false);
        });

        Outcome outcome = new OpenLoop(Workload.same("test", server.getAddress(), REQUEST), 20, 1, Window.cold(1)).call();

        assertThat(outcome.successes().count() + outcome.unsent()).isEqualTo(20);
        // One answer was slow, and the fifteen that were due meanwhile waited as well.
        assertThat(outcome.successes().p50()).isGreaterThan(200);
        assertThat(outcome.successes().max()).isGreaterThan(799);
    }

    @Test
    void whatCouldNotBeSentInTimeIsTold() {
        server.createContext("/", exchange -> {
            pause(200);
            answer(exchange, 200, "", false);
        });

        Outcome outcome = new OpenLoop(Workload.same("test", server.getAddress(), REQUEST), 50, 1, Window.cold(1)).call();

        assertThat(outcome.unsent()).isBetween(40L, 49L);
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void answer(HttpExchange exchange, int status, String body, boolean chunked) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : chunked ? 0 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
