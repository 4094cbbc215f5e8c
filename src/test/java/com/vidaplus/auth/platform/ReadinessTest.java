package com.vidaplus.auth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final List<ReadinessCheck> checks = new ArrayList<>();
    private final Readiness readiness = new Readiness(checks);

    private void look(List<ReadinessCheck> now) {
        checks.clear();
        checks.addAll(now);
        readiness.look();
    }

    @Test
    void itIsReadyOnceEverythingIsThere() {
        look(List.of(() -> true, () -> true));
        assertThat(readiness.isReady()).isTrue();
        look(List.of(() -> true, () -> false));
        assertThat(readiness.isReady()).isFalse();
    }

    @Test
    void anErrorInACheckCountsAsNotThereAndEndsNothing() {
        look(List.of(() -> true));
        for (Throwable thrown : List.of(new OutOfMemoryError("no memory"), new NoClassDefFoundError(), new StackOverflowError(),
                new Exception("usual"))) {
            look(List.of(() -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (Exception) thrown;
            }));
            assertThat(readiness.isReady()).isFalse();
        }
        look(List.of(() -> true));
        assertThat(readiness.isReady()).isTrue();
    }

    @Test
    void whatFailsBesideTheChecksEndsTheTimerNeither() {
        Readiness failing = new Readiness(() -> {
            throw new OutOfMemoryError("no memory");
        });

        assertThatCode(failing::look).doesNotThrowAnyException();
        assertThat(failing.isReady()).isFalse();
    }
}
