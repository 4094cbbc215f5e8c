package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.Handed;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes with less than they need: few connections, little memory. */
@Tag("faults")
class SmallNodeIT extends FaultTest {

    private static final Duration CALM = Duration.ofSeconds(30);
    /** What the JVM exits with where it was told to give up when memory is out. */
    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();

    @Test
    @Case("G04")
    void withFewConnectionsEverythingWorksAndACrowdIsToldToComeAgain() {
        try (ServiceProcess node = node().environment("DB_POOL_SIZE", "3").start()) {
            OAuthDoor door = door(node);
            String token = door.signIn(bootstrap.email(), bootstrap.password()).refreshToken();
            assertThat(door.refresh(token).status()).as("one at a time").isEqualTo(200);

            Crowd crowd = Crowd.of(60, () -> door.clientCredentials());
            Probe probe = Probe.of(node);
            for (int i = 0; i < 10; i++) {
                assertThat(probe.jwks()).isEqualTo(200);
                pause(Duration.ofMillis(500));
            }
            crowd.leave();

            report("a pool of three connections, 60 clients: " + crowd.summary());
            assertThat(crowd.statuses()).isSubsetOf(200, 503);
            assertThat(crowd.count(200)).isPositive();
            assertThat(crowd.flaws()).isEmpty();
            Deadline.of(CALM, "it is ready and gives tokens").await(() -> probe.ready() == 200 && door.clientCredentials().status() == 200);
            assertAuditSound(node, bootstrap);
        }
    }

    @Test
    @Case("G15")
    void withTooLittleMemoryItGoesOnOrEndsCleanlyAndLosesNothing() {
        String token = null;
        try (ServiceProcess node = node().javaOption("-Xmx96m").javaOption("-XX:+ExitOnOutOfMemoryError").launch()) {
            Probe probe = Probe.of(node);
            Deadline.of(Duration.ofMinutes(5), "it is ready or has ended").await(() -> probe.ready() == 200 || !node.isAlive());
            if (node.isAlive()) {
                OAuthDoor door = door(node);
                token = door.signIn(bootstrap.email(), bootstrap.password()).refreshToken();
                Crowd storm = Crowd.of(100, () -> door.trySignIn(bootstrap.email(), bootstrap.password()));
                pause(Duration.ofSeconds(10));
                storm.leave();
                report("-Xmx96m, 100 clients signing in for 10 s: " + storm.summary() + (node.isAlive() ? "; it lives" : "; it ended"));
                assertThat(storm.statuses()).isSubsetOf(node.isAlive() ? new Integer[] {200, 429, 503} : new Integer[] {0, 200, 429, 503});
            } else {
                report("-Xmx96m: it did not start, exit code " + node.exitCode());
            }
            if (!node.isAlive()) {
                assertThat(node.exitCode()).isIn(1, OUT_OF_MEMORY);
            }
        }
        try (ServiceProcess node = node().start()) {
            if (token != null) {
                assertThat(door(node).refresh(token).status()).isEqualTo(200);
            }
            assertThat(door(node).signIn(bootstrap.email(), bootstrap.password()).status()).isEqualTo(200);
            assertAuditSound(node, bootstrap);
        }
    }

    private ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings()).environment("REFRESH_GRACE_SECONDS", "60");
    }

    private OAuthDoor door(ServiceProcess node) {
        return new OAuthDoor(node.baseUri(), bootstrap, new Handed());
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
