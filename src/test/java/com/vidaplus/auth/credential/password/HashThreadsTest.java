package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import com.vidaplus.auth.credential.memory.HashMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HashThreadsTest {

    @Test
    void theyAreLessUrgentThanTheCallers() {
        assumeTrue(Platform.isLinux());
        try (HashThreads threads = new HashThreads(1, true)) {
            HashGate gate = new HashGate(1, 0, HashMemory.unbounded(), threads);
            int own = nice();

            assertThat(gate.run(HashThreadsTest::nice)).contains(own + 10);
            assertThat(nice()).as("the caller stays as it is").isEqualTo(own);
        }
    }

    @Test
    void withoutNativeCodeTheyAreAsUrgent() {
        assumeTrue(Platform.isLinux());
        try (HashThreads threads = new HashThreads(1, false)) {
            assertThat(new HashGate(1, 0, HashMemory.unbounded(), threads).run(HashThreadsTest::nice)).contains(nice());
        }
    }

    @Test
    void whatTheWorkThrowsReachesTheCallerAndFreesThePermit() {
        try (HashThreads threads = new HashThreads(1, true)) {
            HashGate gate = new HashGate(1, 0, HashMemory.unbounded(), threads);

            assertThatThrownBy(() -> gate.run(() -> {
                throw new IllegalStateException("failed");
            })).isExactlyInstanceOf(IllegalStateException.class).hasMessage("failed");
            assertThat(gate.run(() -> 1)).contains(1);
        }
    }

    @Test
    void nothingIsHashedAfterTheEnd() {
        HashThreads threads = new HashThreads(1, true);
        HashGate gate = new HashGate(1, 0, HashMemory.unbounded(), threads);
        threads.close();

        assertThatThrownBy(() -> gate.run(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    }

    /** The nineteenth field of the thread's own stat, behind a name in brackets. */
    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
