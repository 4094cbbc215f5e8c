package com.vidaplus.auth.audit;

/**
 * How many refusals are written one by one: so many a second. Refusals that cost their sender nothing must not fill the disk; those
 * beyond are counted. Safe for use by several threads.
 */
final class RefusalBudget {

    private static final long SECOND = 1_000;

    private final int perSecond;
    private long second;
    private int used;
    private long skipped;

    RefusalBudget(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether one more may be written; counts it where not. */
    synchronized boolean take(long nowMillis) {
        if (nowMillis / SECOND != second) {
            second = nowMillis / SECOND;
            used = 0;
        }
        if (used < perSecond) {
            used++;
            return true;
        }
        skipped++;
        return false;
    }

    /** How many were not written since it was last asked, once the second in which that began is over; else 0. */
    synchronized long skippedBefore(long nowMillis) {
        if (nowMillis / SECOND == second) {
            return 0;
        }
        long count = skipped;
        skipped = 0;
        return count;
    }
}
