package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.password.HashGate;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.it.races.Cluster;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Too many callers at once, at one small node. The node does what it can, tells the others when to come again, and is as before afterwards.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdIT extends FaultTest {

    /** Of the server's own making: 200 for requests, and its timers, selectors, pools and compilers. */
    private static final int MAX_THREADS = 300;
    private static final int PORTION = 50_000;
    private static final Duration CALM = Duration.ofSeconds(30);

    private FaultyPostgres database;
    private Cluster cluster;
    private OAuthDoor door;
    private String monitor;

    private static int crowd() {
        return Integer.getInteger("faults.crowd", 200);
    }

    private static Duration length() {
        return Duration.ofSeconds(Integer.getInteger("faults.seconds", 10));
    }

    @BeforeAll
    void startNode() {
        database = FaultyPostgres.start();
        cluster = Cluster.on(database, 1, SETTINGS, "-Xmx256m");
        door = cluster.door(0);
        String password = Secrets.password();
        monitor = door.apiSignIn(cluster.accounts().add(password, "metrics"), password).accessToken();
    }

    @AfterAll
    void stopNode() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Case({"D01", "D02", "D12"})
    void aStormOfSignInsIsHeldAtTheGateAndRefreshesGoPast() {
        Crowd idleRefreshes = refreshing();
        Crowd idleKeys = keys();
        pause(length());
        idleRefreshes.leave();
        idleKeys.leave();

        Crowd refreshes = refreshing();
        Crowd keys = keys();
        Crowd storm = Crowd.of(crowd(), () -> door.trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password()));
        double mostHashes = 0;
        int mostThreads = 0;
        long end = System.nanoTime() + length().toNanos();
        while (System.nanoTime() < end) {
            mostHashes = Math.max(mostHashes, gauge("vidaplus_password_hashes_running"));
            mostThreads = Math.max(mostThreads, threads());
            pause(Duration.ofMillis(100));
        }
        storm.leave();
        refreshes.leave();
        keys.leave();

        report(crowd() + " clients signing in for " + length().toSeconds() + " s: " + storm.summary() + "; most hashes at once "
                + mostHashes + ", most threads " + mostThreads);
        report("refresh idle: " + idleRefreshes.summary() + "; in the storm: " + refreshes.summary());
        report("JWKS idle: " + idleKeys.summary() + "; in the storm: " + keys.summary());
        assertThat(storm.statuses()).isSubsetOf(200, 429, 503);
        assertThat(storm.count(200)).isPositive();
        assertThat(storm.flaws()).isEmpty();
        assertThat(refreshes.statuses()).isSubsetOf(200, 503);
        assertThat(refreshes.count(200)).isGreaterThan(10 * refreshes.count(503));
        assertThat(keys.statuses()).containsOnly(200);
        assertThat(mostHashes).isPositive().isLessThanOrEqualTo(HashGate.defaultPermits());
        assertThat(mostThreads).isLessThanOrEqualTo(MAX_THREADS);
        assertCalm();
        assertThat(cluster.nodes().get(0).log()).doesNotContain("OutOfMemoryError");
    }

    @Test
    @Case("D03")
    void whoHangsUpWhileWaitingLeavesNothingBehind() {
        try (OpenSockets sockets = new OpenSockets(cluster.nodes().get(0))) {
            for (int i = 0; i < crowd(); i++) {
                sockets.sendAndHangUp(signInRequest());
            }
        }
        assertCalm();
    }

    @Test
    @Case({"D04", "D09"})
    void connectionsThatSayNothingKeepNobodyOut() {
        int count = Integer.getInteger("faults.connections", 300);
        try (OpenSockets slow = new OpenSockets(cluster.nodes().get(0)); OpenSockets idle = new OpenSockets(cluster.nodes().get(0))) {
            for (int i = 0; i < count; i++) {
                slow.send("POST /oauth2/token HTTP/1.1\r\nHost: x\r\nX-Slow: ");
                idle.send("GET /live HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            for (int i = 0; i < 10; i++) {
                assertThat(door.signIn(cluster.bootstrap().email(), cluster.bootstrap().password()).status()).isEqualTo(200);
            }
            Duration cut = timeUntil(Duration.ofSeconds(60), "the slow ones were cut", () -> slow.areCut());
            report(count + " connections with half a header and " + count + " idle ones: sign-ins go on; the halves were cut after "
                    + cut.toMillis() + " ms");
        }
        assertCalm();
    }

    /** One byte each eight seconds from each of 230, which was enough to silence a node: at each door that takes a body, however sent. */
    @Test
    @Tag("full")
    void bodiesThatDripKeepNobodyOut() {
        int count = Integer.getInteger("faults.bodies", 230);
        String[] heads = {
            "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nu",
            "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nu\r\n",
            "PATCH /admin/accounts/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
            "PUT /account/password HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Length: 1000\r\n\r\n{",
            "POST /admin/accounts/import HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
                    + "Authorization: Bearer " + administrator() + "\r\n\r\n1\r\n{\r\n",
            "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\nx"};
        AuthClient client = new AuthClient(cluster.nodes().get(0).baseUri());
        for (String head : heads) {
            try (OpenSockets slow = new OpenSockets(cluster.nodes().get(0))) {
                for (int i = 0; i < count; i++) {
                    slow.send(head);
                }
                Crowd live = Crowd.of(1, () -> client.get("/live"));
                Crowd ready = Crowd.of(1, () -> client.get("/ready"));
                Crowd signIns = Crowd.of(1, () -> door.trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password()));
                long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                long drip = System.nanoTime();
                while (System.nanoTime() < end) {
                    if (System.nanoTime() - drip > Duration.ofSeconds(8).toNanos()) {
                        slow.drip(head.contains("chunked") ? "1\r\nx\r\n" : "x");
                        drip = System.nanoTime();
                    }
                    pause(Duration.ofMillis(100));
                }
                live.leave();
                ready.leave();
                signIns.leave();
                report(count + " slow bodies, " + head.lines().findFirst().orElseThrow() + ": /live " + live.summary() + "; /ready "
                        + ready.summary() + "; sign-ins " + signIns.summary() + "; threads " + threads());
                assertThat(live.statuses()).containsOnly(200);
                assertThat(ready.statuses()).containsOnly(200);
                assertThat(signIns.statuses()).containsOnly(200);
                assertThat(live.percentile(99)).isLessThan(Duration.ofSeconds(1));
                assertThat(threads()).isLessThanOrEqualTo(MAX_THREADS);
            }
        }
        assertCalm();
    }

    private String administrator() {
        String password = Secrets.password();
        return door.apiSignIn(cluster.accounts().add(password, "admin"), password).accessToken();
    }

    /** It does not yet: the answer afterwards is 500 (cases-not-built.txt). */
    @Disabled("The node does not recover from it")
    @Test
    void whenFilesRunOutItServesAgainAfterwards() throws Exception {
        long pid = cluster.nodes().get(0).pid();
        limitFiles(pid, count(pid, "fd") + 60);
        try (OpenSockets sockets = new OpenSockets(cluster.nodes().get(0))) {
            for (int i = 0; i < 300; i++) {
                sockets.send("GET /live HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            pause(length());
        }
        Duration back = timeUntil(CALM, "sign-ins go on", this::signsIn);
        report("60 files more than at rest, 300 connections: sign-ins go on " + back.toMillis() + " ms after they are gone");
        limitFiles(pid, 4_096);
        assertCalm();
    }

    private boolean signsIn() {
        try {
            return door.trySignIn(cluster.bootstrap().email(), cluster.bootstrap().password()).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void limitFiles(long pid, long most) throws IOException, InterruptedException {
        String limit = "--nofile=" + most + ":";
        assertThat(new ProcessBuilder("prlimit", "--pid", Long.toString(pid), limit).inheritIO().start().waitFor()).isZero();
    }

    @Test
    @Case("D11")
    void aLongPurgeIsNotFelt() {
        int families = Integer.getInteger("faults.expired", 20_000);
        Crowd before = refreshing();
        pause(length());
        before.leave();
        insertExpired(families);
        Crowd during = refreshing();
        Duration took = timeUntil(Duration.ofMinutes(15), "the expired rows are gone",
                () -> database.number("SELECT COUNT(*) FROM refresh_family WHERE id LIKE 'expired-%'") == 0);
        during.leave();
        report(families + " expired families, " + 3 * families + " tokens, gone after " + took.toSeconds()
                + " s; refresh before: " + before.summary() + "; meanwhile: " + during.summary());
        assertThat(during.statuses()).isSubsetOf(200, 503);
        assertThat(during.count(200)).isGreaterThan(10 * during.count(503));
        assertThat(cluster.nodes().get(0).log()).doesNotContainIgnoringCase("deadlock");
    }

    /** In portions, since a connection of the tests waits no longer than half a minute. */
    private void insertExpired(int families) {
        for (int first = 1; first <= families; first += PORTION) {
            String numbers = "generate_series(" + first + ", " + Math.min(families, first + PORTION - 1) + ") n";
            database.execute("INSERT INTO refresh_family (id, account_id, client_id, auth_time, expires_at)"
                    + " SELECT 'expired-' || n, (SELECT id FROM account FETCH FIRST 1 ROW ONLY), '" + cluster.bootstrap().clientId()
                    + "', 0, now() - INTERVAL '1' HOUR FROM " + numbers);
            database.execute("INSERT INTO refresh_token (token_hash, family_id, seq) SELECT 'expired-' || n || '-' || s, 'expired-' || n, s"
                    + " FROM " + numbers + ", generate_series(0, 2) s");
        }
    }

    /** Two clients with a session each, who do nothing but refresh. */
    private Crowd refreshing() {
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 2; i++) {
            begun.add(door.signIn(cluster.bootstrap().email(), cluster.bootstrap().password()).refreshToken());
        }
        ThreadLocal<String> newest = ThreadLocal.withInitial(begun::remove);
        Supplier<Answer> refresh = () -> {
            Answer answer = door.refresh(newest.get());
            if (answer.status() == 200) {
                newest.set(answer.refreshToken());
            }
            pause(Duration.ofMillis(20));
            return answer;
        };
        return Crowd.of(2, refresh);
    }

    private Crowd keys() {
        AuthClient client = new AuthClient(cluster.nodes().get(0).baseUri());
        return Crowd.of(1, () -> {
            Answer answer = client.get("/oauth2/jwks");
            pause(Duration.ofMillis(20));
            return answer;
        });
    }

    /** Nobody hashes or waits any more, and whoever comes is served. */
    private void assertCalm() {
        Deadline.of(CALM, "nobody hashes or waits")
                .await(() -> gauge("vidaplus_password_hashes_running") + gauge("vidaplus_password_hashes_waiting") == 0);
        assertThat(door.signIn(cluster.bootstrap().email(), cluster.bootstrap().password()).status()).isEqualTo(200);
    }

    private double gauge(String name) {
        Answer page = new AuthClient(cluster.nodes().get(0).baseUri()).get("/metrics", "Authorization", "Bearer " + monitor);
        return page.body().lines().filter(line -> line.startsWith(name + " ")).mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst().orElse(Double.NaN);
    }

    private int threads() {
        return (int) count(cluster.nodes().get(0).pid(), "task");
    }

    /** How many tasks, or open files, a process has. */
    private static long count(long pid, String what) {
        try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), what))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String signInRequest() {
        return SignInRequest.of(cluster.nodes().get(0).baseUri(), cluster.bootstrap());
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
