package com.vidaplus.auth.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.Accounts;
import com.vidaplus.auth.it.server.Bootstrap;
import com.vidaplus.auth.it.server.ServiceProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of the work, on H2 with the address that the service has by default: what was answered has happened. */
@Tag("processes")
@Tag("races")
class KillIT {

    private static final int CLIENTS = 8;
    private static final int FAMILIES = 5;
    /** Answers before a kill, of all clients together. */
    private static final int ANSWERS = 400;
    private static final Duration IN_TIME = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();

    /** How often the service is killed: the system property {@code races.kills}, 2 by default; CI kills more often. */
    private static int kills() {
        return Integer.getInteger("races.kills", 2);
    }

    @Test
    void whatWasAnsweredOutlivesTheProcess() throws Exception {
        List<Ledger> ledgers = new ArrayList<>();
        for (int kill = 0; kill < kills(); kill++) {
            try (ServiceProcess node = start()) {
                OAuthDoor door = door(node);
                ledgers.forEach(ledger -> ledger.assertKept(door));
                ledgers = signIn(door);
                workUntilKilled(ledgers, node);
            }
            assertThat(rowsOnDisk().forked()).isEmpty();
            stretchTheGraceOverTheStart();
        }
        try (ServiceProcess node = start()) {
            OAuthDoor door = door(node);
            ledgers.forEach(ledger -> ledger.assertKept(door));
        }
        assertThat(rowsOnDisk().number("SELECT COUNT(*) FROM refresh_family WHERE end_reason = 'revoked'")).isPositive();
        assertThat(rowsOnDisk().number("SELECT COUNT(*) FROM refresh_family WHERE end_reason <> 'revoked'")).as("wrongly ended").isZero();
    }

    private ServiceProcess start() {
        return ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings()).start();
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
        new Accounts(this::connectToDisk).execute("UPDATE refresh_token SET replaced_at = CURRENT_TIMESTAMP + INTERVAL '10' MINUTE"
                + " WHERE replaced_at IS NOT NULL");
    }

    private List<Ledger> signIn(OAuthDoor door) {
        List<Ledger> ledgers = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Ledger ledger = new Ledger();
            for (int family = 0; family < FAMILIES; family++) {
                ledger.begin(door.signIn(bootstrap.email(), bootstrap.password()));
            }
            ledgers.add(ledger);
        }
        return ledgers;
    }

    private void workUntilKilled(List<Ledger> ledgers, ServiceProcess node) throws Exception {
        CountDownLatch wellUnderWay = new CountDownLatch(ANSWERS);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            CompletableFuture<?>[] clients = ledgers.stream().map(ledger -> CompletableFuture.runAsync(() -> {
                OAuthDoor door = door(node);
                while (ledger.step(door)) {
                    wellUnderWay.countDown();
                }
            }, threads)).toArray(CompletableFuture[]::new);
            assertThat(wellUnderWay.await(IN_TIME.toSeconds(), TimeUnit.SECONDS)).as(ANSWERS + " answers in " + IN_TIME).isTrue();
            node.kill();
            CompletableFuture.allOf(clients).get(IN_TIME.toSeconds(), TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }
}
