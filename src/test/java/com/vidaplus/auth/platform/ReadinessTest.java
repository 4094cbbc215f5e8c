package com.vidaplus.auth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final Readiness readiness = new Readiness();

    @Test
    void itIsReadyOnceEverythingIsThere() {
        readiness.look(List.of(() -> true, () -> true));
        assertThat(readiness.isReady()).isTrue();
        readiness.look(List.of(() -> true, () -> false));
        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void anErrorInACheckCountsAsNotThereAndEndsNothing() {
        readiness.look(List.of(() -> true));
        for (Throwable thrown : List.of(new OutOfMemoryError("no memory"), new NoClassDefFoundError(), new StackOverflowError(),
                new Exception("usual"))) {
            readiness.look(List.of(() -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (Exception) thrown;
            }));
            assertThat(readiness.isReady()).isFalse();
        }
        readiness.look(List.of(() -> true));
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void whatFailsBesideTheChecksEndsTheTimerNeither() {
        // Made without a server, it has no list of checks.
        assertThatCode(readiness::look).doesNotThrowAnyException();
        assertThat(readiness.isReady()).isFalse();
    }
}
