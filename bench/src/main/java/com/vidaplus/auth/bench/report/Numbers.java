package com.vidaplus.auth.bench.report;

import java.util.Locale;

/** Writes numbers with three significant digits, which is more than any of them is worth. */
final class Numbers {

    private static final double MANY = 1000;
    private static final double SOME = 100;
    private static final double FEW = 10;

    private Numbers() {
    }

    static String text(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "-";
        }
        String format = size >= MANY ? "%,.0f" : size >= SOME ? "%.0f" : size >= FEW ? "%.1f" : size >= 1 || size == 0 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, format, value);
    }
}
