package com.vidaplus.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit without a thread of its own: the caller that gets the lock writes everything that is queued, the others find theirs written.
 * While one batch is being written the next one gathers, so under load a transaction carries as many events as there are callers.
 */
@ApplicationScoped
public class EventQueue {

    private static final Logger LOG = System.getLogger(EventQueue.class.getName());
    private static final int MAX_NODE = 100;

    private final ChainWriter writer;
    private final Queue<Entrant> queued = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** Guarded by the lock. Empty before the first event, and after a failure: whether a commit came through is not always known. */
    private Optional<Chain> chain = Optional.empty();

    /** How far this node knows that it wrote its last chain. The next chain links this length and hash, whatever the tables say by then. */
    private volatile Optional<Chain> left = Optional.empty();

    /** For the client proxy. */
    protected EventQueue() {
        this(null);
    }

    @Inject
    EventQueue(ChainWriter writer) {
        this.writer = writer;
    }

    /**
     * Writes events, with whatever else is queued.
     *
     * @throws RuntimeException where the database did not take them
     */
    void write(List<RecordedEvent> recorded) {
        List<Entrant> mine = recorded.stream().map(Entrant::new).toList();
        queued.addAll(mine);
        writing.lock();
        try {
            if (!mine.stream().allMatch(entrant -> entrant.settled)) {
                writeAll();
            }
        } finally {
            writing.unlock();
        }
        mine.stream().filter(entrant -> entrant.failure != null).findFirst().ifPresent(entrant -> {
            throw entrant.failure;
        });
    }

    /** Lets the next batch begin another chain, which links all existing chains. */
    void endChain() {
        writing.lock();
        try {
            chain = Optional.empty();
        } finally {
            writing.unlock();
        }
    }

    /** How far this node knows that it wrote its last chain; empty before its first event. */
    public Optional<Chain> left() {
        return left;
    }

    /** How many callers wait for another one's batch now. */
    int waiting() {
        return writing.getQueueLength();
    }

    private void writeAll() {
        List<Entrant> batch = new ArrayList<>();
        for (Entrant next = queued.poll(); next != null; next = queued.poll()) {
            batch.add(next);
        }
        RuntimeException failure = null;
        boolean written = false;
        try {
            ChainWriter.Written appended = append(batch.stream().map(entrant -> entrant.recorded).toList());
            chain = appended.chain();
            left = chain.or(() -> left);
            // Still under the lock, so that the log has the entries in the order of the chain.
            appended.entries().forEach(LogLine::write);
            written = true;
        } catch (RuntimeException e) {
            chain = Optional.empty();
            failure = e;
            LOG.log(Level.ERROR, "The database did not take audit events", e);
            batch.forEach(entrant -> LogLine.writeUnwritten(entrant.recorded));
        } finally {
            // Whatever was thrown: the waiting callers would look for their events in a queue that no longer has them.
            if (!written && failure == null) {
                failure = new IllegalStateException("The audit events were not written");
            }
            for (Entrant entrant : batch) {
                entrant.failure = failure;
                entrant.settled = true;
            }
        }
    }

    private ChainWriter.Written append(List<RecordedEvent> batch) {
        try {
            return writer.append(chain, left, chain.isPresent() ? "" : node(), batch);
        } catch (ChainBroken e) {
            // The broken chain stays as it is, for the verification to find: the next chain links what this node wrote of it.
            LOG.log(Level.ERROR, e.getMessage());
            return writer.append(Optional.empty(), left, node(), batch);
        }
    }

    private static String node() {
        try {
            return AuditText.keepable(InetAddress.getLocalHost().getHostName(), MAX_NODE);
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** An event in the queue. What became of it is written and read under the lock. */
    private static final class Entrant {

        private final RecordedEvent recorded;
        private boolean settled;
        private RuntimeException failure;

        Entrant(RecordedEvent recorded) {
            this.recorded = recorded;
        }
    }
}
