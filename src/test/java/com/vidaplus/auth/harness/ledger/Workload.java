package com.vidaplus.auth.harness.ledger;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.it.races.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Several clients at work on all nodes of a cluster at once, until they are told to stop. */
public final class Workload implements AutoCloseable {

    private static final int SESSIONS = 4;
    private static final Duration IN_TIME = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final Duration pause;
    private final Ledger ledger = new Ledger();
    private final List<LoadClient> clients = new ArrayList<>();
    private final List<CompletableFuture<Void>> working = new ArrayList<>();
    private final ExecutorService threads;
    private volatile boolean stopped;

    private Workload(Cluster cluster, int count, Duration pause) {
        this.cluster = cluster;
        this.pause = pause;
        this.threads = Executors.newFixedThreadPool(count);
        Accounts accounts = cluster.accounts();
        for (int i = 0; i < count; i++) {
            clients.add(new LoadClient(ledger, cluster.bootstrap(), accounts));
        }
    }

    /**
     * Begins.
     *
     * @param clients how many, each with a thread of its own
     * @param pause   of each client between two requests
     */
    public static Workload on(Cluster cluster, int clients, Duration pause) {
        Workload workload = new Workload(cluster, clients, pause);
        workload.clients.forEach(client -> workload.working.add(CompletableFuture.runAsync(() -> workload.work(client), workload.threads)));
        return workload;
    }

    private void work(LoadClient client) {
        while (!stopped) {
            client.step(cluster.door(ThreadLocalRandom.current().nextInt(cluster.nodes().size())), SESSIONS);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Waits until so many more requests were answered 200. */
    public void awaitSuccesses(int more) {
        long enough = ledger.count(200) + more;
        Deadline.of(IN_TIME, more + " more requests were answered").await(() -> ledger.count(200) >= enough || anyFailed());
        if (anyFailed()) {
            join();
        }
    }

    private boolean anyFailed() {
        return working.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
    }

    private void join() {
        CompletableFuture.allOf(working.toArray(CompletableFuture[]::new)).orTimeout(IN_TIME.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Lets the clients end what they are doing, and each ask every node about all of its sessions. */
    public void stopAndSettle() {
        stopped = true;
        join();
        clients.forEach(client -> client.settle(cluster.doors()));
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
