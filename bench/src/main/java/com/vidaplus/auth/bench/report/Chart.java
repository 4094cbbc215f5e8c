package com.vidaplus.auth.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * The promises as a chart in SVG: how far each ratio is from its target, on a scale where twice as good is always as far as half as good.
 * It follows the reader's light or dark mode.
 */
public final class Chart {

    private static final int WIDTH = 960;
    private static final int TOP = 70;
    private static final int ROW = 44;
    private static final int LEFT = 30;
    private static final int RIGHT = 30;
    private static final int BAR = 10;
    private static final double MOST = 16;
    private static final String STYLE = "<style>text{font:14px system-ui,sans-serif;fill:#1f2328}.t{font-weight:600;font-size:17px}"
            + ".s{fill:#59636e;font-size:12.5px}.axis{stroke:#59636e}.grid{stroke:#d1d9e0}.back{fill:#fff}.yes{fill:#1a7f37}"
            + ".no{fill:#cf222e}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.s{fill:#9198a1}.axis{stroke:#9198a1}"
            + ".grid{stroke:#3d444d}.back{fill:#0d1117}.yes{fill:#3fb950}.no{fill:#f85149}}</style>";

    private Chart() {
    }

    /** One bar for each promise. */
    public static String of(Results results) {
        List<Requirement> rows = results.requirements();
        int height = TOP + rows.size() * ROW + 20;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Each promise and how far from it the service was measured\">%s%n",
                WIDTH, height, WIDTH, height, STYLE));
        svg.append("<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n").append(text("t", LEFT, 28, "start", "Promised and measured"));
        for (double tick = 1 / MOST; tick <= MOST; tick *= 2) {
            svg.append(String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                    tick == 1 ? "axis" : "grid", x(tick), x(tick), TOP - 8, height - 12));
            svg.append(text("s", x(tick), TOP - 14, "middle", tick == 1 ? "as promised"
                    : (tick > 1 ? Numbers.text(tick).replace(".00", "").replace(".0", "") + "x" : "1/" + Math.round(1 / tick))));
        }
        for (int i = 0; i < rows.size(); i++) {
            svg.append(row(rows.get(i), TOP + i * ROW));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Requirement requirement, int y) {
        double better = requirement.bound() == Requirement.Bound.AT_LEAST ? requirement.ratio() / requirement.target()
                : requirement.target() / requirement.ratio();
        double end = x(Math.max(1 / MOST, Math.min(MOST, Double.isNaN(better) ? 1 / MOST : better)));
        double begin = x(1);
        String measured = requirement.beside() == null ? Numbers.text(requirement.value())
                : Numbers.text(requirement.value()) + " : "
                + Numbers.text(requirement.reference()) + " = " + Numbers.text(requirement.ratio());
        return text("", LEFT, y + 16, "start", requirement.promise())
                + text("s", WIDTH - RIGHT, y + 16, "end", measured + (requirement.isReached() ? "" : ", not reached"))
                + String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                        requirement.isReached() ? "yes" : "no", Math.min(begin, end), y + 23, Math.max(2, Math.abs(end - begin)), BAR);
    }

    /** Where a ratio to the target is: the target itself is in the middle. */
    private static double x(double better) {
        double half = (WIDTH - LEFT - RIGHT) / 2.0;
        return LEFT + half + half * Math.log(better) / Math.log(MOST);
    }

    private static String text(String style, double x, double y, String anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return String.format(Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", style, x, y, anchor, escaped);
    }
}
