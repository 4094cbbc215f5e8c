package com.vidaplus.auth.platform.metrics;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How often a value lay below each of some bounds. Safe for use by several threads, none of which waits for another. */
final class Histogram {

    private final double[] bounds;
    private final LongAdder[] buckets;
    private final DoubleAdder sum = new DoubleAdder();

    /** @param bounds ascending; one more bucket has no bound */
    Histogram(double... bounds) {
        this.bounds = bounds.clone();
        buckets = new LongAdder[bounds.length + 1];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void observe(double value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        sum.add(value);
    }

    void writeTo(MetricsPage page, String name) {
        long below = 0;
        for (int i = 0; i < buckets.length; i++) {
            below += buckets[i].sum();
            page.sample(name + "_bucket", "le", i < bounds.length ? MetricsPage.number(bounds[i]) : "+Inf", below);
        }
        page.sample(name + "_sum", "", "", sum.sum());
        page.sample(name + "_count", "", "", below);
    }
}
