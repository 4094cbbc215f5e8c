package com.vidaplus.auth.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of any size are refused without being kept: the service's memory does not grow with what is sent to it. */
class LargeBodiesIT extends AttackIT {

    private static final int MIB = 1024 * 1024;
    private static final byte[] CHUNK = chunk();

    /** 64 KiB as one chunk (RFC 9112 §7.1). */
    private static byte[] chunk() {
        byte[] data = new byte[64 * 1024];
        Arrays.fill(data, (byte) 'a');
        return ("10000\r\n" + new String(data, StandardCharsets.US_ASCII) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Case("A14")
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/auth/token", "/auth/token/refresh_token", "/oauth2/introspect"})
    void aGigabyteInChunksIsTooLargeAndNotKept(String path, TestReporter reporter) throws IOException {
        // The first one warms up what a request needs at all.
        assertThat(status(path, 1)).isEqualTo(413);
        long before = residentMib();

        assertThat(status(path, 1024)).isEqualTo(413);

        long grown = residentMib() - before;
        reporter.publishEntry(path, "grown by " + grown + " MiB");
        // A heap that still grows to its size takes its share; a body that was kept would take four times as much.
        assertThat(grown).as("MiB more").isLessThan(256);
    }

    /** Sends until the service hangs up or all is sent, and gives the status of its one answer. */
    private static int status(String path, int mebibytes) throws IOException {
        try (Socket socket = new Socket(service().baseUri().getHost(), service().port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Authorization: Bearer a.b.c\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            try {
                for (int i = 0; i < mebibytes * MIB / (64 * 1024); i++) {
                    out.write(CHUNK);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException hungUp) {
                // As it may, after it has answered.
            }
            return Integer.parseInt(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9));
        }
    }

    private static long residentMib() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(service().pid()), "status"));
        String resident = lines.stream().filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(resident.replaceAll("\\D", "")) / 1024;
    }

    @Case("D07")
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/introspect", "/oauth2/revoke"})
    void aTokenOfNineKilobytesIsNotLookedAtAndOneOfFiveMegabytesIsTooLarge(String path) {
        assertThat(door.post(path, Form.of("token", "x".repeat(9 * 1024)), inspector.headers()).status())
                .isEqualTo(path.endsWith("revoke") ? 400 : 200);
        assertThat(door.post(path, Form.of("token", "x".repeat(5 * MIB)), inspector.headers()).status()).isEqualTo(413);
    }

    @Case("A15")
    @Test
    void tenThousandParametersAreRefused() {
        String sixteenKib = "a&".repeat(8 * 1024);
        assertThat(door.post("/oauth2/token", "application/x-www-form-urlencoded", sixteenKib, inspector.headers()).status())
                .isEqualTo(400);
        assertThat(door.post("/oauth2/token", "application/x-www-form-urlencoded", "a&".repeat(10_000), inspector.headers()).status())
                .isEqualTo(413);
    }
}
