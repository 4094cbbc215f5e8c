package com.vidaplus.auth.it.faults;

import com.vidaplus.auth.harness.client.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Many who do the same again and again until they are told to leave; without an answer they try again. */
final class Crowd {

    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Queue<String> flaws = new ConcurrentLinkedQueue<>();
    private final List<Thread> members = new ArrayList<>();
    private volatile boolean leaving;

    private Crowd(int members, Supplier<Answer> request) {
        for (int i = 0; i < members; i++) {
            Thread thread = new Thread(() -> {
                while (!leaving) {
                    once(request);
                }
            }, "crowd");
            thread.setDaemon(true);
            thread.start();
            this.members.add(thread);
        }
    }

    static Crowd of(int members, Supplier<Answer> request) {
        return new Crowd(members, request);
    }

    private void once(Supplier<Answer> request) {
        long start = System.nanoTime();
        int status;
        try {
            Answer answer = request.get();
            status = answer.status();
            if ((status == 503 || status == 429) && answer.header("Retry-After").isEmpty()) {
                flaws.add(status + " without Retry-After");
            }
        } catch (UncheckedIOException e) {
            status = 0;
        }
        nanos.add(System.nanoTime() - start);
        statuses.computeIfAbsent(status, unseen -> new LongAdder()).increment();
    }

    /** Sends them home, and waits until all have gone. */
    void leave() {
        leaving = true;
        for (Thread member : members) {
            try {
                member.join(Duration.ofSeconds(40).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    Set<Integer> statuses() {
        return statuses.keySet();
    }

    long count(int status) {
        return statuses.getOrDefault(status, new LongAdder()).sum();
    }

    List<String> flaws() {
        return List.copyOf(flaws);
    }

    /** Of a hundred requests so many were faster. */
    Duration percentile(int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }

    String summary() {
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts + ", p50 " + percentile(50).toMillis() + " ms, p99 " + percentile(99).toMillis() + " ms";
    }
}
