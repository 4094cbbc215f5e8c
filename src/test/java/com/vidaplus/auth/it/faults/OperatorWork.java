package com.vidaplus.auth.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.ledger.Ledger;
import com.vidaplus.auth.it.races.Cluster;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An operator who makes, changes and imports accounts, one after the other, whatever happens to the nodes. */
final class OperatorWork implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);
    /** More than two of the batches that an import is stored in. */
    private static final int IMPORTED = 1_100;
    /** One in so many rounds imports. */
    private static final int IMPORTS = 5;
    private static final List<Integer> TOLD_TO_COME_AGAIN = List.of(503);

    private final Cluster cluster;
    private final Ledger ledger;
    private final String[] bearer;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger imported = new AtomicInteger();
    private final Thread thread = new Thread(this::work, "operator");
    private volatile boolean stopped;

    private OperatorWork(Cluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.bearer = new String[] {"Authorization", "Bearer " + new AuthClient(cluster.nodes().get(0).baseUri())
                .signIn(cluster.bootstrap().email(), cluster.bootstrap().password()).accessToken()};
    }

    /**
     * Begins; the nodes are well.
     *
     * @param ledger which knows when a node goes
     */
    static OperatorWork on(Cluster cluster, Ledger ledger) {
        OperatorWork operator = new OperatorWork(cluster, ledger);
        operator.thread.setDaemon(true);
        operator.thread.start();
        return operator;
    }

    private void work() {
        for (int round = 0; !stopped; round++) {
            URI node = cluster.nodes().get(ThreadLocalRandom.current().nextInt(cluster.nodes().size())).baseUri();
            try {
                if (round % IMPORTS == 0) {
                    importMany(node);
                } else {
                    createAndChange(node);
                }
            } catch (UncheckedIOException e) {
                unanswered.incrementAndGet();
                if (!ledger.isGone(node.getAuthority(), System.currentTimeMillis())) {
                    violations.add("no answer from a node that was there: " + e.getCause());
                }
            } catch (AssertionError | RuntimeException e) {
                unanswered.incrementAndGet();
                if (!ledger.mayBeOfServer(node.getAuthority(), System.currentTimeMillis())) {
                    violations.add(e.toString());
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void createAndChange(URI node) {
        AuthClient client = new AuthClient(node);
        Answer created = client.post("/admin/accounts", "application/json",
                "{\"email\":\"" + newName() + "@vidaplus.example\",\"groups\":[\"before\"]}", bearer);
        if (succeeded(created, 201)) {
            String id = created.text("id");
            acknowledged.hasGroup(id, "before");
            acknowledged.mayHaveGroup(id, "after");
            if (succeeded(client.send("PATCH", "/admin/accounts/" + id, "{\"groups\":[\"after\"]}", bearer[0], bearer[1],
                    "Content-Type", "application/merge-patch+json"), 200)) {
                acknowledged.hasGroup(id, "after");
            }
        }
    }

    /** An import whose answer is cut has said of some lines what became of them. */
    private void importMany(URI node) {
        StringBuilder lines = new StringBuilder();
        String name = newName();
        for (int i = 0; i < IMPORTED; i++) {
            lines.append("{\"email\":\"").append(name).append('-').append(i).append("@vidaplus.example\",\"groups\":[\"imported\"]}\n");
        }
        StreamedImport answer = StreamedImport.send(node, bearer, lines.toString());
        answer.created().forEach(id -> acknowledged.hasGroup(id, "imported"));
        imported.addAndGet(answer.created().size());
        if (answer.isWhole() && answer.status() == 200 && answer.created().size() != IMPORTED) {
            violations.add("an import ended in good order after " + answer.created().size() + " of " + IMPORTED + " accounts");
        }
        if (answer.status() != 200 && !TOLD_TO_COME_AGAIN.contains(answer.status())) {
            throw new AssertionError("An import was answered " + answer.status());
        }
    }

    private boolean succeeded(Answer answer, int status) {
        if (answer.status() != status && !TOLD_TO_COME_AGAIN.contains(answer.status())) {
            throw new AssertionError("Answered " + answer.status() + " in place of " + status + ": " + answer.body());
        }
        return answer.status() == status;
    }

    private static String newName() {
        return Acknowledged.MARK + UUID.randomUUID();
    }

    /** How many accounts the operator knows of. */
    int changes() {
        return acknowledged.size();
    }

    /** Ends the work. Everything that was acknowledged is there. */
    void assertNothingLost() {
        close();
        FaultTest.report("an operator: " + acknowledged.size() + " accounts acknowledged, " + imported + " of them imported; requests without"
                + " an answer: " + unanswered);
        assertThat(violations).as("answers").isEmpty();
        assertThat(acknowledged.violations(cluster.families())).as("what was acknowledged").isEmpty();
        assertThat(acknowledged.size()).as("acknowledged").isPositive();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(Duration.ofSeconds(60).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
