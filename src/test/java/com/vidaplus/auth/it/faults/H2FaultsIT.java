package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.Handed;
import com.vidaplus.auth.it.races.OAuthDoor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to the embedded database: no space left, and a second process on its file. */
@Tag("faults")
class H2FaultsIT extends FaultTest {

    private static final int MOST_SIGN_INS = 2_000;

    @TempDir
    private Path directory;
    private final Bootstrap bootstrap = Bootstrap.random();

    @Test
    @Case("G14")
    void aSecondProcessOnTheSameFileSaysSoAndHarmsNothing() {
        String token;
        try (ServiceProcess first = node().start()) {
            token = signIn(first).refreshToken();
            try (ServiceProcess second = node().launch()) {
                assertThat(second.exitCode(Duration.ofMinutes(5))).isEqualTo(1);
                assertThat(second.log()).contains("The service did not start. The database cannot be used: Database may be already in use");
            }
            token = refreshed(first, token);
        }
        try (ServiceProcess again = node().start()) {
            refreshed(again, token);
            assertAuditSound(again, bootstrap);
        }
    }

    @Test
    @Case("G12")
    void aFullDiskStopsWhatWritesUntilThereIsSpaceAgain() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", data.toString())).as("may mount a small disk").isZero();
        try {
            List<String> acknowledged = new ArrayList<>();
            try (ServiceProcess node = node().start()) {
                acknowledged.add(signIn(node).refreshToken());
                fill(data.resolve("filler"));
                Answer refused = signInUntilRefused(node, acknowledged);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).hasValue("1");

                Files.delete(data.resolve("filler"));
                Duration back = timeUntil(Duration.ofSeconds(60), "sign-ins go on", () -> trySignIn(node).status() == 200);
                report("H2 on a full disk: 503 after " + acknowledged.size() + " sign-ins; with space again they go on after "
                        + back.toMillis() + " ms");
                acknowledged.replaceAll(token -> refreshed(node, token));
            }
            try (ServiceProcess node = node().start()) {
                acknowledged.forEach(token -> refreshed(node, token));
                assertAuditSound(node, bootstrap);
            }
        } finally {
            run("umount", data.toString());
        }
    }

    private Answer signInUntilRefused(ServiceProcess node, List<String> acknowledged) {
        for (int i = 0; i < MOST_SIGN_INS; i++) {
            Answer answer = trySignIn(node);
            if (answer.status() != 200) {
                return answer;
            }
            acknowledged.add(answer.refreshToken());
        }
        throw new AssertionError("Still room after " + MOST_SIGN_INS + " sign-ins");
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException noSpaceLeft) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().in(directory).environment(bootstrap.settings()).environment("REFRESH_GRACE_SECONDS", "60");
    }

    private OAuthDoor door(ServiceProcess node) {
        return new OAuthDoor(node.baseUri(), bootstrap, new Handed());
    }

    private Answer trySignIn(ServiceProcess node) {
        return door(node).trySignIn(bootstrap.email(), bootstrap.password());
    }

    private Answer signIn(ServiceProcess node) {
        return door(node).signIn(bootstrap.email(), bootstrap.password());
    }

    private String refreshed(ServiceProcess node, String token) {
        Answer answer = door(node).refresh(token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.refreshToken();
    }
}
