package com.vidaplus.auth.platform.metrics;

/** Writes the Prometheus text format, version 0.0.4. */
final class MetricsPage {

    private final StringBuilder text = new StringBuilder();

    /** Begins a metric. */
    void describe(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** @param label empty where there is none */
    void sample(String name, String label, String labelValue, double value) {
        text.append(name);
        if (!label.isEmpty()) {
            text.append('{').append(label).append("=\"")
                    .append(labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append("\"}");
        }
        text.append(' ').append(number(value)).append('\n');
    }

    /** Whole numbers without a fraction, as the format's own examples have them. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
