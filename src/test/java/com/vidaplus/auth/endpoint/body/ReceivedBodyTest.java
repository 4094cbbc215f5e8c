package com.vidaplus.auth.endpoint.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedBodyTest {

    private static final int LIMIT = 16 * 1024;

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 3", "16384, 1000", "16384, 20000", "700, 1", "16384, 16384"})
    void aBodyIsKeptByteForByteHoweverItComesAndWhateverWasAnnounced(int length, int piece) throws IOException {
        for (long announced : new long[] {-1, 0, length, 5, LIMIT + 1L}) {
            byte[] sent = bytes(length);

            ReceivedBody body = receive(sent, piece, announced);

            assertThat(body.isTooLarge()).isFalse();
            assertThat(new BodyStream(body).readAllBytes()).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @CsvSource({"16385, 1", "16385, 16385", "1000000, 8192"})
    void ofABodyThatIsTooLargeOneByteMoreIsKept(int length, int piece) throws IOException {
        ReceivedBody body = receive(bytes(length), piece, -1);

        assertThat(body.isTooLarge()).isTrue();
        assertThat(body.length()).isEqualTo(LIMIT + 1);
        assertThat(body.bytes()).hasSize(LIMIT + 1);
    }

    @Test
    void theEndOfTheStreamIsTold() throws IOException {
        assertThat(new ReceivedBody(LIMIT, -1).takeFrom(new ByteArrayInputStream(new byte[0]), 1)).isFalse();
    }

    @Test
    void anAnnouncementAloneTakesNoMemory() {
        assertThat(new ReceivedBody(LIMIT, Long.MAX_VALUE).bytes()).isEmpty();
        assertThat(ReceivedBody.empty().length()).isZero();
    }

    private static ReceivedBody receive(byte[] sent, int piece, long announced) throws IOException {
        ReceivedBody body = new ReceivedBody(LIMIT, announced);
        ByteArrayInputStream stream = new ByteArrayInputStream(sent);
        while (!body.isTooLarge() && body.takeFrom(new ByteArrayInputStream(stream.readNBytes(1)), 1)) {
            int ready = Math.min(piece, stream.available());
            if (ready > 0 && !body.isTooLarge()) {
                body.takeFrom(stream, ready);
            }
        }
        return body;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return Arrays.copyOf(bytes, length);
    }
}
