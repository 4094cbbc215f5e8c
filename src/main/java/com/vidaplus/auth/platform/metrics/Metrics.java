package com.vidaplus.auth.platform.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * The counts of this node since its start. Safe for use by several threads; counting costs less than a microsecond. A label's value that is
 * no short lower-case word is counted as {@code other}, so no text that a person typed becomes a value.
 */
@ApplicationScoped
public class Metrics {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MAX_SERIES = 100;
    private static final String HASH_TIME = "vidaplus_password_hash_seconds";

    private final Map<Counter, Map<String, LongAdder>> counts = new EnumMap<>(Counter.class);
    private final Histogram hashSeconds = new Histogram(0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5);

    /** Everything at zero. */
    public Metrics() {
        for (Counter counter : Counter.values()) {
            counts.put(counter, counter.label().isEmpty() ? new ConcurrentHashMap<>(Map.of("", new LongAdder()))
                    : new ConcurrentSkipListMap<>());
        }
    }

    /** Counts one more for a counter that has no label. */
    public void count(Counter counter) {
        count(counter, "");
    }

    /**
     * Counts one more.
     *
     * @param labelValue lower-case letters, digits and hyphens, 40 at the most; ignored where the counter has no label
     */
    public void count(Counter counter, String labelValue) {
        Map<String, LongAdder> series = counts.get(counter);
        String key = counter.label().isEmpty() ? "" : known(labelValue, series);
        series.computeIfAbsent(key, unseen -> new LongAdder()).increment();
    }

    private static String known(String labelValue, Map<String, LongAdder> series) {
        boolean fits = labelValue != null && WORD.matcher(labelValue).matches();
        return fits && (series.size() < MAX_SERIES || series.containsKey(labelValue)) ? labelValue : "other";
    }

    /** Counts one more key derivation. */
    public void hashTook(double seconds) {
        hashSeconds.observe(seconds);
    }

    void writeTo(MetricsPage page) {
        counts.forEach((counter, series) -> {
            page.describe(counter.metricName(), "counter", counter.help());
            series.forEach((value, count) -> page.sample(counter.metricName(), counter.label(), value, count.sum()));
        });
        page.describe(HASH_TIME, "histogram", "How long one key derivation took (Argon2 or bcrypt), in seconds, without waiting for it.");
        hashSeconds.writeTo(page, HASH_TIME);
    }
}
