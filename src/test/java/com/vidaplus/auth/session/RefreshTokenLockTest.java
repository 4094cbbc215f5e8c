package com.vidaplus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshTokenLockTest {

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch mayLeave = new CountDownLatch(1);

    @Test
    void usesOfOneTokenNeverOverlap() {
        RefreshTokenLock file = new RefreshTokenLock();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        CompletableFuture<?>[] uses = IntStream.range(0, 50).mapToObj(use -> CompletableFuture.runAsync(() -> file.run("token", () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            return inside.decrementAndGet();
        }))).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(uses).join();

        assertThat(most).hasValue(1);
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsSentAwayAndAnotherTokenGoesPast() throws InterruptedException {
        RefreshTokenLock file = new RefreshTokenLock(Duration.ofMillis(50));
        CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> file.run("token", this::stay));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(file.run("token", () -> "second")).isEmpty();
        assertThat(file.run("nekot", () -> "another")).contains("another");

        mayLeave.countDown();
        assertThat(first.join()).contains("first");
        assertThat(file.run("token", () -> "third")).contains("third");
    }

    @Test
    void aFailureLeavesTheLaneFree() {
        RefreshTokenLock file = new RefreshTokenLock();
        assertThatThrownBy(() -> file.run("token", () -> {
            throw new IllegalStateException("failed");
        })).hasMessage("failed");
        assertThat(CompletableFuture.supplyAsync(() -> file.run("token", () -> "next")).join()).contains("next");
    }

    private String stay() {
        inside.countDown();
        try {
            mayLeave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "first";
    }
}
