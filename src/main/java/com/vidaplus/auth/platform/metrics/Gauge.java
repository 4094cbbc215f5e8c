package com.vidaplus.auth.platform.metrics;

import java.util.function.DoubleSupplier;

/**
 * A value that is looked up when a monitor asks for the metrics. A class with such a value produces a CDI bean of this type, by which the
 * value is found.
 *
 * @param metricName in the Prometheus text format
 * @param help       one sentence
 * @param value      answers within a second or two; an exception, or NaN, leaves the value out
 */
public record Gauge(String metricName, String help, DoubleSupplier value) {
}
