package com.vidaplus.auth.it.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontendMessagesTest {

    private static final byte[] ENCRYPTION_WANTED = startUp(80_877_103, "");
    private static final byte[] START = startUp(3 << 16, "user\0postgres\0\0");
    private static final byte[] PASSWORD = message('p', "secret\0");
    private static final byte[] SYNC = message('S', "");
    private static final ByteBuffer ANSWER = ByteBuffer.allocate(0);

    private final Traffic traffic = new Traffic();
    private final FrontendMessages client = new FrontendMessages(traffic);

    @Test
    void theStartOfAConnectionIsNoRoundTrip() {
        sent(ENCRYPTION_WANTED);
        client.answered(ANSWER);
        sent(START);
        client.answered(ANSWER);
        sent(PASSWORD);
        client.answered(ANSWER);

        assertThat(traffic.since(0)).isEmpty();
    }

    @Test
    void aSimpleQueryAndAnExtendedOneAreARoundTripEach() {
        sent(START);
        sent(message('Q', "SELECT 1\0"));
        client.answered(ANSWER);
        sent(parsed("", "SELECT 2"), bound("", ""), executed(""), SYNC);
        client.answered(ANSWER);

        assertThat(traffic.since(0)).containsExactly(List.of("SELECT 1"), List.of("SELECT 2"));
    }

    @Test
    void whatIsSentWithoutWaitingIsOneRoundTrip() {
        sent(START);
        sent(message('Q', "BEGIN\0"), parsed("", "SELECT 1"), bound("", ""), executed(""), SYNC);
        client.answered(ANSWER);
        client.answered(ANSWER);

        assertThat(traffic.since(0)).containsExactly(List.of("BEGIN", "SELECT 1"));
    }

    @Test
    void aStatementThatWasPreparedBeforeIsKnownByItsName() {
        sent(START);
        sent(parsed("S_1", "SELECT 1"), SYNC);
        client.answered(ANSWER);
        sent(bound("C_1", "S_1"), executed("C_1"), bound("", "S_1"), executed(""), SYNC);
        client.answered(ANSWER);

        assertThat(traffic.since(0)).containsExactly(List.of(), List.of("SELECT 1", "SELECT 1"));
    }

    @Test
    void messagesMayBeSplitAnywhere() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : List.of(ENCRYPTION_WANTED, START, PASSWORD, parsed("", "SELECT 1"), bound("", ""), executed(""), SYNC)) {
            all.writeBytes(message);
        }
        for (byte each : all.toByteArray()) {
            sent(new byte[] {each});
        }
        client.answered(ANSWER);

        assertThat(traffic.since(0)).containsExactly(List.of("SELECT 1"));
    }

    private void sent(byte[]... messages) {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            together.writeBytes(message);
        }
        client.sent(ByteBuffer.wrap(together.toByteArray()));
    }

    private static byte[] parsed(String name, String sql) {
        return message('P', name + "\0" + sql + "\0\0\0");
    }

    private static byte[] bound(String portal, String statement) {
        return message('B', portal + "\0" + statement + "\0\0\0\0\0\0\0");
    }

    private static byte[] executed(String portal) {
        return message('E', portal + "\0\0\0\0\0");
    }

    private static byte[] message(char type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length).put((byte) type).putInt(4 + bytes.length).put(bytes).array();
    }

    private static byte[] startUp(int code, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length).putInt(8 + bytes.length).putInt(code).put(bytes).array();
    }
}
