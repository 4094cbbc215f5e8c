package com.vidaplus.auth.harness.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Every request of every client, in the order in which each client made them, and when which node was taken away. */
public final class Ledger {

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, Long> goneSince = new ConcurrentHashMap<>();
    private final Set<String> serverAnswers = ConcurrentHashMap.newKeySet();

    void add(Entry entry) {
        entries.add(entry);
        counts.computeIfAbsent(entry.status(), unseen -> new LongAdder()).increment();
    }

    /** Says, before it happens, that a node is taken away: from now on it may break connections. */
    public void goes(String node) {
        goneSince.put(node, System.currentTimeMillis());
    }

    /** Says beforehand that a node is asked to stop, whose server answers without the service at the end: see {@code wildfly/README.md}. */
    public void stops(String node) {
        serverAnswers.add(node);
        goes(node);
    }

    /** Whether an answer of that moment may be one of the server's own: 404, or 503 that does not say when to come again. */
    public boolean mayBeOfServer(String node, long millis) {
        return serverAnswers.contains(node) && isGone(node, millis);
    }

    /** How many requests were under way when their node was taken away, and got no answer. */
    public long cutShort() {
        return entries.stream().filter(entry -> entry.status() == Entry.NO_ANSWER)
                .filter(entry -> isGone(entry.node(), entry.end()) && !isGone(entry.node(), entry.start())).count();
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether a connection to the node may have broken at that moment. */
    public boolean isGone(String node, long millis) {
        return goneSince.getOrDefault(node, Long.MAX_VALUE) <= millis;
    }

    /** How many requests of that status there are; 0 counts those without an answer. */
    public long count(int status) {
        return counts.getOrDefault(status, new LongAdder()).sum();
    }

    /** How many requests there are. */
    public int size() {
        return entries.size();
    }

    /** Keeps it as a file of lines with tabs. */
    public void writeTo(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, entries.stream().map(Entry::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
