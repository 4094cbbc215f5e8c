package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.ledger.Ledger;
import com.vidaplus.auth.harness.ledger.LoadClient;
import com.vidaplus.auth.harness.ledger.Verdict;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.audit.AuditCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of the work, on H2 with the address that the service has by default: what was answered has happened. */
@Tag("processes")
@Tag("races")
class KillIT {

    private static final int CLIENTS = 8;
    private static final int SESSIONS = 5;
    private static final int ANSWERS = 400;
    private static final Duration IN_TIME = Duration.ofSeconds(180);
    /** For how long a client may retry, with the help of the test. */
    private static final Duration STRETCHED = Duration.ofMinutes(10);

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();

    /** How often the service is killed: the system property {@code races.kills}, 2 by default. */
    private static int kills() {
        return Integer.getInteger("races.kills", 2);
    }

    @Test
    @Case("G13")
    void whatWasAnsweredOutlivesTheProcess() throws Exception {
        Ledger ledger = new Ledger();
        // Nobody but the service has the file open, so nobody leaves by way of the database.
        Accounts none = new Accounts(() -> {
            throw new SQLException("The file is the service's");
        });
        List<LoadClient> clients = Stream.generate(() -> new LoadClient(ledger, bootstrap, none)).limit(CLIENTS).toList();
        for (int kill = 0; kill < kills(); kill++) {
            try (ServiceProcess node = start()) {
                clients.forEach(client -> client.settle(List.of(door(node))));
                workUntilKilled(clients, ledger, node);
            }
            assertThat(rowsOnDisk().forked()).isEmpty();
            AuditCheck.assertSound(this::connectToDisk);
            stretchTheGraceOverTheStart();
        }
        try (ServiceProcess node = start()) {
            clients.forEach(client -> client.settle(List.of(door(node))));
        }
        AuditCheck.assertSound(this::connectToDisk);
        assertThat(Verdict.violations(ledger, rowsOnDisk(), STRETCHED)).isEmpty();
        assertThat(rowsOnDisk().number("SELECT COUNT(*) FROM refresh_family WHERE end_reason = 'revoked'")).isPositive();
        assertThat(rowsOnDisk().number("SELECT COUNT(*) FROM refresh_family WHERE end_reason <> 'revoked'")).as("wrongly ended").isZero();
    }

    /** @return a node that will work on the file in the test's directory */
    ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings());
    }

    /** @return how many answers there are before a kill, of all clients together */
    int answers() {
        return ANSWERS;
    }

    /** Waits for the moment at which a node is killed; its clients go on meanwhile. */
    void awaitMoment() {
        // Any moment will do.
    }

    private ServiceProcess start() {
        return node().start();
    }

    private OAuthDoor door(ServiceProcess node) {
        return new OAuthDoor(node.baseUri(), bootstrap, new Handed());
    }

    private FamilyRows rowsOnDisk() {
        return new FamilyRows(this::connectToDisk);
    }

    /** Opens the file of the stopped service. */
    private Connection connectToDisk() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("data/auth") + ";IFEXISTS=TRUE", "sa", "");
    }

    /** A client whose answer was lost retries when the service is up again; how long that takes is no matter here. */
    private void stretchTheGraceOverTheStart() {
        new Accounts(this::connectToDisk).execute("UPDATE refresh_token SET issued_at = CURRENT_TIMESTAMP + INTERVAL '10' MINUTE");
    }

    private void workUntilKilled(List<LoadClient> clients, Ledger ledger, ServiceProcess node) throws Exception {
        long enough = ledger.count(200) + answers();
        AtomicBoolean dead = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            CompletableFuture<?>[] working = clients.stream().map(client -> CompletableFuture.runAsync(() -> {
                OAuthDoor door = door(node);
                while (!dead.get()) {
                    client.step(door, SESSIONS);
                }
            }, threads)).toArray(CompletableFuture[]::new);
            Deadline.of(IN_TIME, answers() + " answers").await(() -> ledger.count(200) >= enough);
            awaitMoment();
            ledger.goes(node.baseUri().getAuthority());
            node.kill();
            dead.set(true);
            CompletableFuture.allOf(working).get(IN_TIME.toSeconds(), TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }
}
