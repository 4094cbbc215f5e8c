package com.vidaplus.auth.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many refusals are written one by one. Each kind, which is a type and a reason, has its own number per second, and each source at most
 * half of that number. So a flood of one kind takes nothing from another kind, and one source leaves room for others. Refusals beyond the
 * number are counted. Memory is bounded, since only written refusals are remembered, for a second. Safe for use by several threads.
 */
final class RefusalBudget {

    private static final long SECOND = 1_000;
    /** Kinds are words of this service, of which there are fewer. */
    private static final int MAX_KINDS = 100;
    private static final String OTHERS = "other";

    private final Map<Kind, Use> uses = new HashMap<>();

    /**
     * What kind of refusal it is.
     *
     * @param reason the event's, or empty text if it has none
     */
    record Kind(AuditType type, String reason) {
    }

    /** The number of refusals of a kind that were not written. */
    record Skipped(Kind kind, long count) {
    }

    /**
     * Counts a refusal.
     *
     * @param source where it came from; requests of unknown source share one
     * @return whether it may be written by itself
     */
    synchronized boolean take(AuditEvent event, String source, long nowMillis) {
        Kind kind = new Kind(event.type(), event.detail().getOrDefault("reason", ""));
        if (uses.size() >= MAX_KINDS && !uses.containsKey(kind)) {
            kind = new Kind(event.type(), OTHERS);
        }
        return uses.computeIfAbsent(kind, unseen -> new Use()).take(event.type().duty().perSecond(), source, nowMillis / SECOND);
    }

    /** @return the kinds of which refusals were not written since this was last asked, with their numbers */
    synchronized List<Skipped> skipped() {
        List<Skipped> all = new ArrayList<>();
        uses.forEach((kind, use) -> {
            if (use.skipped > 0) {
                all.add(new Skipped(kind, use.skipped));
                use.skipped = 0;
            }
        });
        return all;
    }

    /** Counts again what {@link #skipped} gave, since it could not be recorded. */
    synchronized void putBack(List<Skipped> unrecorded) {
        unrecorded.forEach(again -> uses.computeIfAbsent(again.kind(), unseen -> new Use()).skipped += again.count());
    }

    /** What was used of one kind's budget in one second. */
    private static final class Use {

        private final Map<String, Integer> bySource = new HashMap<>();
        private long second;
        private int used;
        private long skipped;

        boolean take(int perSecond, String source, long now) {
            if (now != second) {
                second = now;
                used = 0;
                bySource.clear();
            }
            if (used < perSecond && bySource.getOrDefault(source, 0) < perSecond / 2) {
                used++;
                bySource.merge(source, 1, Integer::sum);
                return true;
            }
            skipped++;
            return false;
        }
    }
}
