package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.credential.memory.HashDemand;
import com.vidaplus.auth.credential.memory.HashMemory;
import com.vidaplus.auth.credential.memory.MemoryShort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HashGateTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch finish = new CountDownLatch(1);

    @AfterEach
    void endThreads() {
        finish.countDown();
        threads.shutdownNow();
    }

    @Test
    void workIsDoneOnAThreadOfTheGate() {
        HashGate gate = new HashGate(1, 0);

        assertThat(gate.isFull()).as("while a permit is free").isFalse();
        assertThat(gate.run(Thread::currentThread)).get().extracting(Thread::getName).isEqualTo("vidaplus-hash");
        assertThat(gate.running()).isZero();
    }

    @Test
    void neverMoreAtWorkThanPermits() throws InterruptedException {
        HashGate gate = new HashGate(2, 100, LONG);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoMet = new CountDownLatch(2);

        List<CompletableFuture<Optional<Boolean>>> calls = IntStream.range(0, 60).mapToObj(i -> call(gate, () -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            twoMet.countDown();
            boolean met = awaited(twoMet);
            atWork.decrementAndGet();
            return met;
        })).toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).contains(true));
        assertThat(most).hasValue(2);
        assertThat(gate.running()).isZero();
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void callerIsSentAwayAtOnceWhereEnoughWait() {
        HashGate gate = new HashGate(1, 2, LONG);
        CompletableFuture<Optional<Boolean>> first = call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);
        List<CompletableFuture<Optional<Boolean>>> waiting = List.of(call(gate, () -> true), call(gate, () -> true));
        until(() -> gate.waiting() == 2);
        assertThat(gate.isFull()).isTrue();

        AtomicBoolean ran = new AtomicBoolean();
        assertThat(gate.run(() -> ran.getAndSet(true))).isEmpty();

        assertThat(ran).isFalse();
        assertThat(gate.waiting()).isEqualTo(2);
        finish.countDown();
        assertThat(first.join()).contains(true);
        assertThat(waiting).allSatisfy(call -> assertThat(call.join()).contains(true));
    }

    @Test
    void noMoreAreOnTheirWayToAHashThanMayHashAndWait() {
        HashGate gate = new HashGate(1, 1, LONG);
        AtomicBoolean third = new AtomicBoolean();

        Optional<Boolean> outer = gate.admit(() -> gate.admit(() -> {
            assertThat(gate.isFull()).isTrue();
            return gate.admit(() -> third.getAndSet(true)).isEmpty();
        }).orElse(false));

        assertThat(outer).as("two are").contains(true);
        assertThat(third).as("a third is not").isFalse();
        assertThat(gate.isFull()).isFalse();
        assertThat(gate.admit(() -> 1)).as("once they are done").contains(1);
    }

    @Test
    void nobodyWaitsWhereNoneMay() {
        HashGate gate = new HashGate(1, 0, LONG);
        call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);

        assertThat(gate.run(() -> true)).isEmpty();
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void patienceEnds() {
        HashGate gate = new HashGate(1, 1, Duration.ofMillis(20));
        call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);

        assertThat(gate.run(() -> true)).isEmpty();
        assertThat(gate.waiting()).isZero();
        assertThat(gate.running()).isEqualTo(1);
    }

    @Test
    void patienceIsOneSecondByDefault() {
        HashGate gate = new HashGate(1, 1);
        call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);
        long start = System.nanoTime();

        assertThat(gate.run(() -> true)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void thoseWhoWaitAreServedInTheOrderTheyCame() {
        HashGate gate = new HashGate(1, 10, LONG);
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Optional<Boolean>> first = call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = new Thread(() -> gate.run(() -> served.add(number)));
            waiting.add(thread);
            thread.start();
            // Queued only when it sleeps in the semaphore, which is after it was counted.
            until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        finish.countDown();

        assertThat(first.join()).contains(true);
        waiting.forEach(thread -> until(() -> !thread.isAlive()));
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void permitComesBackWhenTheWorkFails() {
        HashGate gate = new HashGate(1, 0);

        assertThatThrownBy(() -> gate.run(() -> {
            throw new IllegalStateException("the work failed");
        })).hasMessage("the work failed");
        assertThatThrownBy(() -> gate.run(() -> null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> gate.run(() -> {
            throw new OutOfMemoryError("no memory");
        })).isInstanceOf(OutOfMemoryError.class);

        assertThat(gate.running()).isZero();
        assertThat(gate.run(() -> true)).contains(true);
    }

    @Test
    void interruptedCallerLeavesAndKeepsItsFlag() {
        HashGate gate = new HashGate(1, 1, LONG);
        call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            Optional<Boolean> answer = gate.run(() -> true);
            flag.complete(answer.isEmpty() && Thread.currentThread().isInterrupted());
        });
        waiting.start();
        until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        waiting.interrupt();

        assertThat(flag.join()).isTrue();
        assertThat(gate.waiting()).isZero();
        assertThat(gate.running()).isEqualTo(1);
    }

    @Test
    void boundOnThoseWhoWaitHoldsInARush() {
        HashGate gate = new HashGate(1, 5, LONG);
        call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);
        List<CompletableFuture<Optional<Boolean>>> rush = IntStream.range(0, 50).mapToObj(i -> call(gate, () -> true)).toList();

        until(() -> rush.stream().filter(CompletableFuture::isDone).count() == 45);

        assertThat(rush.stream().filter(CompletableFuture::isDone)).allSatisfy(call -> assertThat(call.join()).isEmpty());
        assertThat(gate.waiting()).isEqualTo(5);
        finish.countDown();
        assertThat(rush.stream().filter(call -> call.join().isPresent())).hasSize(5);
    }

    @Test
    void neverMoreAtWorkThanTheirMemoryAllows() {
        HashMemory memory = new HashMemory(100, 50);
        HashGate gate = new HashGate(8, 100, LONG, memory);
        AtomicInteger inUse = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int[] dear = {60, 30, 50, 100, 1};

        List<CompletableFuture<Optional<Boolean>>> calls = IntStream.range(0, 80).mapToObj(i -> call(gate, heap(dear[i % 5]), () -> {
            most.accumulateAndGet(inUse.addAndGet(dear[i % 5]), Math::max);
            Thread.yield();
            inUse.addAndGet(-dear[i % 5]);
            return true;
        })).toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).contains(true));
        assertThat(most.get()).isBetween(60, 100);
        until(() -> gate.running() == 0);
        assertThat(memory.heapInUseKib()).isZero();
    }

    @Test
    void thoseWhoWaitForMemoryLeaveThePermitsToOthers() {
        HashMemory memory = new HashMemory(100, 50);
        HashGate gate = new HashGate(2, 10, LONG, memory);
        CompletableFuture<Optional<Boolean>> dear = call(gate, heap(70), () -> awaited(finish));
        until(() -> gate.running() == 1);
        CompletableFuture<Optional<Boolean>> next = call(gate, heap(70), () -> true);
        until(() -> gate.waiting() == 1);

        for (int i = 0; i < 20; i++) {
            assertThat(gate.run(new HashDemand(0, 50), () -> true)).as("native memory is another matter").contains(true);
            assertThat(gate.run(() -> true)).as("and none is needed here").contains(true);
        }
        assertThat(next).isNotDone();
        finish.countDown();
        assertThat(dear.join()).contains(true);
        assertThat(next.join()).contains(true);
    }

    @Test
    void asManyAsMayWaitForMemoryLeaveTheThreadsToOthers() {
        HashGate gate = new HashGate(2, 3, LONG, new HashMemory(100, 50));
        call(gate, heap(100), () -> awaited(finish));
        until(() -> gate.running() == 1);
        List<CompletableFuture<Optional<Boolean>>> waiting = IntStream.range(0, 3)
                .mapToObj(i -> call(gate, heap(100), () -> true)).toList();
        until(() -> gate.waiting() == 3);

        assertThat(gate.run(heap(100), () -> true)).as("no more may wait").isEmpty();
        assertThat(gate.run(() -> true)).as("a thread is free").contains(true);
        finish.countDown();
        assertThat(waiting).allSatisfy(call -> assertThat(call.join()).contains(true));
    }

    @Test
    void memoryIsGivenOutInTheOrderItWasAskedForWhateverTheAmount() {
        HashGate gate = new HashGate(4, 10, LONG, new HashMemory(100, 0));
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Optional<Boolean>> first = call(gate, heap(60), () -> awaited(finish));
        until(() -> gate.running() == 1);
        List<Thread> waiting = new ArrayList<>();
        for (int kib : new int[] {100, 40, 99}) {
            Thread thread = new Thread(() -> gate.run(heap(kib), () -> served.add(kib)));
            waiting.add(thread);
            thread.start();
            until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
        assertThat(served).as("the small one does not overtake the large one").isEmpty();

        finish.countDown();

        assertThat(first.join()).contains(true);
        waiting.forEach(thread -> until(() -> !thread.isAlive()));
        assertThat(served).containsExactly(100, 40, 99);
    }

    @Test
    void memoryComesBackWhateverEndsTheWorkOrTheWait() {
        HashMemory memory = new HashMemory(100, 100);
        HashGate gate = new HashGate(1, 1, Duration.ofMillis(20), memory);
        HashDemand all = new HashDemand(100, 100);

        assertThatThrownBy(() -> gate.run(all, () -> {
            throw new OutOfMemoryError("no memory");
        })).isInstanceOf(OutOfMemoryError.class);
        assertThat(gate.run(all, () -> {
            throw new MemoryShort();
        })).as("the operating system gave none").isEmpty();
        call(gate, () -> awaited(finish));
        until(() -> gate.running() == 1);
        assertThat(gate.run(all, () -> true)).as("there was memory and no permit").isEmpty();
        Thread.currentThread().interrupt();
        assertThat(gate.run(all, () -> true)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();

        assertThat(memory.heapInUseKib() + memory.nativeInUseKib()).isZero();
    }

    @Test
    void whatCanNeverFitIsNotWaitedFor() {
        HashGate gate = new HashGate(1, 1, LONG, new HashMemory(100, 100));
        AtomicBoolean ran = new AtomicBoolean();

        assertThat(gate.run(heap(101), () -> ran.getAndSet(true))).isEmpty();
        assertThat(gate.run(new HashDemand(0, 101), () -> ran.getAndSet(true))).isEmpty();
        assertThat(ran).isFalse();
        assertThat(gate.run(heap(100), () -> true)).contains(true);
    }

    private static HashDemand heap(int kib) {
        return new HashDemand(kib, 0);
    }

    @Test
    void permitsFollowTheProcessors() {
        assertThat(IntStream.of(1, 2, 3, 4, 8).map(HashGate::permitsFor)).containsExactly(1, 2, 3, 3, 7);
        assertThat(HashGate.defaultPermits()).isPositive();
        assertThatThrownBy(() -> new HashGate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashGate(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private <T> CompletableFuture<Optional<T>> call(HashGate gate, Supplier<T> work) {
        return call(gate, HashDemand.NONE, work);
    }

    private <T> CompletableFuture<Optional<T>> call(HashGate gate, HashDemand demand, Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> gate.run(demand, work), threads);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition holds in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
