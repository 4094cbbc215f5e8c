package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.Deadline;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes whose signing key is replaced again and again under load; from the middle on they are killed in turns. A client's token can be
 * verified from its issue until it expires. Every verifier can do so, however old the key set is that the verifier keeps.
 *
 * <p>The system properties {@code keys.rotations} and {@code keys.every} (seconds, 20 or more) say how often; with 10 and 60 it takes
 * twelve minutes. A new key is published for half of {@code keys.every} before it signs, and verifiers keep the key set for half of that
 * again. Payara does so with the service's default of ten minutes.
 */
@Tag("processes")
@Tag("long")
class KeyRotationIT {

    private static final int ROTATIONS = Integer.getInteger("keys.rotations", 4);
    private static final Duration EVERY = Duration.ofSeconds(Integer.getInteger("keys.every", 20));
    private static final Duration PENDING = EVERY.dividedBy(2);
    private static final Duration CACHE = PENDING.dividedBy(2);
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    /** Of a token's age when it is verified again. */
    private static final List<Duration> AGES = List.of(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(57));
    private static final int VERIFIERS = 8;
    private static final int THREADS = 12;
    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration SIGN_IN_PACE = Duration.ofMillis(400);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<CachingVerifier> verifiers = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> tokensByKey = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final LongAdder unreachable = new LongAdder();
    private final LongAdder verifications = new LongAdder();
    private final LongAdder open = new LongAdder();
    private final LongAdder kills = new LongAdder();

    @Test
    @Case({"E15", "G11"})
    void everyTokenVerifiesFromItsIssueToItsExpiry() throws Exception {
        Map<String, String> settings = Map.of("SIGNING_KEY_PENDING_SECONDS", Long.toString(PENDING.toSeconds()),
                "ACCESS_TOKEN_EXPIRE_MINUTES", Long.toString(LIFETIME.toMinutes()));
        try (Cluster cluster = Cluster.on(Database.Kind.POSTGRESQL, settings)) {
            for (int i = 0; i < VERIFIERS; i++) {
                verifiers.add(new CachingVerifier(cluster, i, CACHE, CACHE.multipliedBy(i + 1).dividedBy(VERIFIERS)));
            }
            List<Future<?>> load = List.of(repeat(PACE, () -> take(cluster, OAuthDoor::clientCredentials)),
                    repeat(PACE, () -> take(cluster, OAuthDoor::clientCredentials)),
                    repeat(SIGN_IN_PACE, () -> take(cluster, door -> signIn(cluster, door))));
            Set<String> published = rotate(cluster);
            Deadline.of(PENDING.plusMinutes(2), "the last key signs").await(() -> tokensByKey.keySet().containsAll(published));
            load.forEach(future -> future.cancel(false));
            Deadline.of(LIFETIME.plusMinutes(2), "the last token has expired").await(() -> open.sum() == 0);
            report();
            assertThat(failures).isEmpty();
            assertThat(published).hasSize(ROTATIONS);
            assertThat(tokensByKey.keySet()).as("the first key and its successors, each of which has signed").hasSize(ROTATIONS + 1);
            assertThat(statuses.keySet()).isSubsetOf(200, 503);
            assertThat(statuses.get(200).sum()).isGreaterThan(unreachable.sum());
        } finally {
            threads.shutdownNow();
        }
    }

    private Future<?> repeat(Duration pace, Runnable work) {
        return threads.scheduleAtFixedRate(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Answer signIn(Cluster cluster, OAuthDoor door) {
        return door.trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password());
    }

    /** Publishes a successor each time, by one node and the other, and gives their names; in the second half a node is killed then. */
    private Set<String> rotate(Cluster cluster) throws InterruptedException {
        Set<String> published = ConcurrentHashMap.newKeySet();
        CountDownLatch rotations = new CountDownLatch(ROTATIONS);
        AtomicInteger replacing = new AtomicInteger();
        Future<?> rotating = threads.scheduleAtFixedRate(() -> {
            int done = ROTATIONS - (int) rotations.getCount();
            if (done == ROTATIONS) {
                return;
            }
            published.add(publish(cluster, done));
            rotations.countDown();
            if (done >= ROTATIONS / 2 && replacing.compareAndSet(0, 1)) {
                threads.execute(() -> {
                    try {
                        cluster.replace(done % 2);
                        kills.increment();
                    } catch (RuntimeException e) {
                        failures.add(e);
                    } finally {
                        replacing.set(0);
                    }
                });
            }
        }, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        boolean all = rotations.await(EVERY.multipliedBy(ROTATIONS + 3L).toSeconds(), TimeUnit.SECONDS);
        rotating.cancel(false);
        assertThat(all).as("rotations in time; failures " + failures).isTrue();
        Deadline.of(Duration.ofMinutes(3), "the killed node is there again").await(() -> replacing.get() == 0);
        return published;
    }

    private String publish(Cluster cluster, int number) {
        for (int i = 0; i < 2; i++) {
            try {
                OAuthDoor door = cluster.door(number + i);
                Answer answer = door.publishKey(signIn(cluster, door).accessToken());
                if (answer.status() == 202) {
                    return answer.text("kid");
                }
                failures.add(new AssertionError("POST /admin/keys answered " + answer.status() + " " + answer.body()));
            } catch (UncheckedIOException e) {
                unreachable.increment();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        return "none";
    }

    private void take(Cluster cluster, Function<OAuthDoor, Answer> request) {
        Answer answer;
        try {
            answer = request.apply(cluster.door(turns.getAndIncrement()));
        } catch (UncheckedIOException e) {
            unreachable.increment();
            return;
        }
        statuses.computeIfAbsent(answer.status(), unseen -> new LongAdder()).increment();
        if (answer.status() == 200) {
            String token = answer.accessToken();
            tokensByKey.computeIfAbsent(kidOf(token), unseen -> new LongAdder()).increment();
            verify(token);
            AGES.forEach(age -> {
                open.increment();
                threads.schedule(() -> {
                    verify(token);
                    open.decrement();
                }, age.toMillis(), TimeUnit.MILLISECONDS);
            });
        }
    }

    private void verify(String token) {
        for (CachingVerifier verifier : verifiers) {
            try {
                verifier.verify(token);
                verifications.increment();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
    }

    private static String kidOf(String token) {
        try {
            return ((JsonWebSignature) JsonWebSignature.fromCompactSerialization(token)).getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private void report() throws Exception {
        Path directory = Files.createDirectories(Path.of(System.getProperty("service.directory")).resolveSibling("it"));
        Files.writeString(directory.resolve("key-rotation.txt"), ROTATIONS + " rotations, one every " + EVERY.toSeconds()
                + " s, published " + PENDING.toSeconds() + " s before, " + VERIFIERS + " verifiers that keep keys for " + CACHE.toSeconds()
                + " s; nodes killed and replaced: " + kills + "; answers " + statuses + ", not reached " + unreachable + "; tokens by key "
                + tokensByKey.values() + "; verifications " + verifications + ", of them failed " + failures.size() + "\n");
    }
}
