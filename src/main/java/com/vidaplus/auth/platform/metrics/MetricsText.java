package com.vidaplus.auth.platform.metrics;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** This node's metrics in the Prometheus text format. */
@Dependent
public class MetricsText {

    /** The media type of {@link #get()}. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = System.getLogger(MetricsText.class.getName());

    private final Metrics metrics;
    private final Iterable<Gauge> gauges;

    @Inject
    MetricsText(Metrics metrics, @Any Instance<Gauge> gauges) {
        this(metrics, (Iterable<Gauge>) gauges);
    }

    MetricsText(Metrics metrics, Iterable<Gauge> gauges) {
        this.metrics = metrics;
        this.gauges = gauges;
    }

    /** The text as of now, in a stable order. */
    public String get() {
        MetricsPage page = new MetricsPage();
        metrics.writeTo(page);
        StreamSupport.stream(gauges.spliterator(), false).sorted(Comparator.comparing(Gauge::metricName))
                .forEach(gauge -> write(page, gauge));
        return page.toString();
    }

    private static void write(MetricsPage page, Gauge gauge) {
        double value = Double.NaN;
        try {
            value = gauge.value().getAsDouble();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A gauge has no value", e);
        }
        if (!Double.isNaN(value)) {
            page.describe(gauge.metricName(), "gauge", gauge.help());
            page.sample(gauge.metricName(), "", "", value);
        }
    }
}
