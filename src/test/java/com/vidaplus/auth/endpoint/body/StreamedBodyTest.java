package com.vidaplus.auth.endpoint.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.endpoint.http.StreamRefused;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamedBodyTest {

    private final OpenBodies streams = new OpenBodies(2);
    private long now;

    @Test
    void anIdlingClientIsRefusedAfterHalfAMinuteAltogether() throws IOException {
        StreamedBody body = new StreamedBody(new Dripping(Duration.ofSeconds(8), 1), streams, () -> now);
        for (int i = 0; i < 3; i++) {
            assertThat(body.read()).isEqualTo('x');
        }

        assertThatThrownBy(body::read).isInstanceOfSatisfying(StreamRefused.class, refused -> assertThat(refused.status()).isEqualTo(408));
    }

    @Test
    void aClientAtAPaceMaySendForAnyTime() throws IOException {
        StreamedBody body = new StreamedBody(new Dripping(Duration.ofSeconds(8), 10 * 1024), streams, () -> now);
        byte[] piece = new byte[10 * 1024];
        for (int i = 0; i < 1_000; i++) {
            assertThat(body.read(piece, 0, piece.length)).isEqualTo(piece.length);
        }
    }

    @Test
    void theTimeThatTheReaderTakesDoesNotCount() throws IOException {
        StreamedBody body = new StreamedBody(new Dripping(Duration.ZERO, 1), streams, () -> now);
        for (int i = 0; i < 100; i++) {
            assertThat(body.read()).isEqualTo('x');
            now += Duration.ofMinutes(1).toNanos();
        }
    }

    @Test
    void aClientThatHangsUpIsNoFailureOfTheServices() {
        StreamedBody body = new StreamedBody(new Dripping(Duration.ZERO, 1) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("Connection reset by peer");
            }
        }, streams, () -> now);

        assertThatThrownBy(body::read).isInstanceOfSatisfying(StreamRefused.class, refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @Test
    void oneMoreThanMayBeReadIsRefusedUntilAnotherHasLeft() throws IOException {
        StreamedBody first = body();
        first.read();
        body().read();
        StreamedBody third = body();

        assertThatThrownBy(third::read).isInstanceOfSatisfying(StreamRefused.class, refused -> assertThat(refused.status()).isEqualTo(503));
        third.leave();
        first.leave();
        first.leave();
        assertThat(streams.open()).isEqualTo(1);
        assertThat(body().read()).isEqualTo('x');
    }

    @Test
    void whoDoesNotReadTakesNoPlace() {
        body();
        body().leave();

        assertThat(streams.open()).isZero();
    }

    private StreamedBody body() {
        return new StreamedBody(new Dripping(Duration.ZERO, 1), streams, () -> now);
    }

    /** Gives so many bytes at a time, each time after a while. */
    private class Dripping extends ServletInputStream {

        private final Duration each;
        private final int most;

        Dripping(Duration each, int most) {
            this.each = each;
            this.most = most;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            now += each.toNanos();
            java.util.Arrays.fill(target, offset, offset + Math.min(most, length), (byte) 'x');
            return Math.min(most, length);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
