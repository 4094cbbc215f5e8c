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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HashThreadsTest {

    @Test
    void theyAreLessUrgentThanTheCallers() {
        assumeTrue(Platform.isLinux());
        try (HashThreads threads = new HashThreads(1, 1, true)) {
            int own = nice();

            assertThat(threads.run(HashThreadsTest::nice, inTime())).contains(own + 10);
            assertThat(nice()).as("the caller stays as it is").isEqualTo(own);
        }
    }

    @Test
    void withoutNativeCodeTheyAreAsUrgent() {
        assumeTrue(Platform.isLinux());
        try (HashThreads threads = new HashThreads(1, 1, false)) {
            assertThat(threads.run(HashThreadsTest::nice, inTime())).contains(nice());
        }
    }

    @Test
    void whatTheWorkThrowsReachesTheCallerAndFreesThePermit() {
        HashGate gate = new HashGate(1, 0, HashMemory.unbounded(), true);

        assertThatThrownBy(() -> gate.run(() -> {
            throw new IllegalStateException("failed");
        })).isExactlyInstanceOf(IllegalStateException.class).hasMessage("failed");
        assertThat(gate.run(() -> 1)).contains(1);
        gate.close();
    }

    @Test
    void workThatHasBegunIsWaitedForAfterTheDeadlineAndAnInterruption() {
        try (HashThreads threads = new HashThreads(1, 1, false)) {
            Thread caller = Thread.currentThread();

            assertThat(threads.run(() -> {
                caller.interrupt();
                return 1;
            }, inTime())).contains(1);

            assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
        }
    }

    @Test
    void workThatIsGivenUpLeavesTheQueueAndIsNeverDone() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        try (HashThreads threads = new HashThreads(1, 1, false)) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Optional<Boolean>> first = CompletableFuture.supplyAsync(() -> threads.run(() -> {
                begun.countDown();
                return awaited(end);
            }, inTime()));
            assertThat(awaited(begun)).isTrue();

            for (int i = 0; i < 100; i++) {
                assertThat(threads.run(() -> done.getAndSet(true), System.nanoTime())).as("the queue of one has room").isEmpty();
            }
            end.countDown();

            assertThat(first.join()).contains(true);
            assertThat(threads.run(() -> 1, inTime())).contains(1);
            assertThat(done).isFalse();
        }
    }

    @Test
    void nothingIsHashedAfterTheEnd() {
        HashGate gate = new HashGate(1, 0, HashMemory.unbounded(), true);
        gate.close();

        assertThatThrownBy(() -> gate.run(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        assertThat(gate.running()).isZero();
    }

    private static long inTime() {
        return System.nanoTime() + Duration.ofSeconds(20).toNanos();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
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
