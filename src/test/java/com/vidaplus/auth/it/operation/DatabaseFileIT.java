package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.Handed;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of the embedded database stays small, on the address that the service has by default. Only that H2 keeps each chunk for one
 * second, not 45, since a test makes in a second what a clinic does in minutes.
 */
@Tag("processes")
class DatabaseFileIT {

    private static final String ADDRESS = "jdbc:h2:file:./data/auth;WRITE_DELAY=0;LOCK_TIMEOUT=10000;RETENTION_TIME=1000";
    private static final int CLIENTS = 4;
    private static final Duration IN_TIME = Duration.ofMinutes(5);
    private static final long MEGABYTE = 1_000_000;
    private static final long SMALL = 12 * MEGABYTE;
    private static final int HOURS = 10;
    private static final int SIGN_INS_PER_HOUR = 200;
    private static final int REFRESHES_PER_SIGN_IN = 10;
    private static final long NANOS_PER_OPERATION = 5_000_000;

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private ServiceProcess start() {
        return ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings()).environment("DB_URL", ADDRESS).start();
    }

    /** @return what refreshes with that token and its successors, so many times */
    private CompletableFuture<String> refresh(ServiceProcess node, String token, int times) {
        OAuthDoor door = new OAuthDoor(node.baseUri(), bootstrap, new Handed());
        return CompletableFuture.supplyAsync(() -> {
            String current = token;
            for (int i = 0; i < times; i++) {
                Answer answer = door.refresh(current);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                current = answer.refreshToken();
            }
            return current;
        }, threads);
    }

    private String signIn(ServiceProcess node) {
        return new OAuthDoor(node.baseUri(), bootstrap, new Handed()).signIn(bootstrap.email(), bootstrap.password()).refreshToken();
    }

    private List<String> refreshAll(ServiceProcess node, List<String> tokens, int times) throws Exception {
        List<CompletableFuture<String>> all = tokens.stream().map(token -> refresh(node, token, times)).toList();
        List<String> last = new ArrayList<>();
        for (CompletableFuture<String> one : all) {
            last.add(one.get(IN_TIME.toSeconds(), TimeUnit.SECONDS));
        }
        return last;
    }

    private long size() {
        try {
            return Files.size(directory.resolve("data/auth.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void twoThousandRefreshesLeaveASmallFileWhileTheServiceRuns() throws Exception {
        try (ServiceProcess node = start()) {
            List<String> tokens = IntStream.range(0, CLIENTS).mapToObj(i -> signIn(node)).toList();
            tokens = refreshAll(node, tokens, 500);
            long grown = size();
            Deadline.of(IN_TIME, "the file is small").await(() -> size() <= SMALL);
            System.out.println("[size] after 2,000 refreshes " + grown / MEGABYTE + " MB, then " + size() / MEGABYTE + " MB");
            refreshAll(node, tokens, 1);
        }
    }

    /** 2,000 sign-ins and 20,000 refreshes, at 200 in a second at the most: four hundred times as fast as in the day. */
    @Test
    @Tag("full")
    void theDayOfASmallClinicLeavesAFileThatDoesNotGrowWithTheNumberOfCommits() throws Exception {
        try (ServiceProcess node = start()) {
            List<Long> sizes = new ArrayList<>();
            long began = System.nanoTime();
            for (int hour = 0; hour < HOURS; hour++) {
                for (int round = 0; round < SIGN_INS_PER_HOUR / CLIENTS; round++) {
                    List<String> tokens = IntStream.range(0, CLIENTS).mapToObj(i -> signIn(node)).toList();
                    refreshAll(node, tokens, REFRESHES_PER_SIGN_IN);
                    sizes.add(size());
                    long due = began + sizes.size() * CLIENTS * (1L + REFRESHES_PER_SIGN_IN) * NANOS_PER_OPERATION;
                    Deadline.of(IN_TIME, "it is time").await(() -> System.nanoTime() >= due);
                }
                System.out.println("[size] hour " + (hour + 1) + ": " + size() / MEGABYTE + " MB");
            }
            long firstHalf = sizes.subList(0, sizes.size() / 2).stream().mapToLong(Long::longValue).max().orElseThrow();
            long secondHalf = sizes.subList(sizes.size() / 2, sizes.size()).stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat(secondHalf).as("bytes at the most").isLessThan(150 * MEGABYTE);
            assertThat(secondHalf - firstHalf).as("more bytes than in the first half").isLessThan(80 * MEGABYTE);
        }
    }
}
