package com.vidaplus.auth.bench.report;

/**
 * A promise held against what was measured: one number divided by another one, or a number alone.
 *
 * @param promise   in words
 * @param measured  the name of the number
 * @param value     that number
 * @param beside    the name of the one it is divided by; null where it stands alone
 * @param reference that one; 1 where it stands alone
 * @param bound     on which side of the target it has to be
 * @param target    of the ratio
 */
public record Requirement(String promise, String measured, double value, String beside, double reference, Bound bound, double target) {

    /** On which side of the target a number has to be. */
    public enum Bound { AT_LEAST, AT_MOST }

    /** One number divided by the other, or the number alone. */
    public double ratio() {
        return value / reference;
    }

    /** Whether the promise was kept; not where a number is missing. */
    public boolean isReached() {
        return bound == Bound.AT_LEAST ? ratio() >= target : ratio() <= target;
    }
}
