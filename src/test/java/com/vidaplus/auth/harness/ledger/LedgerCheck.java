package com.vidaplus.auth.harness.ledger;

import com.vidaplus.auth.harness.ledger.Entry.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what breaks an invariant of docs/decisions/0013 in a ledger and the database that goes with it. */
final class LedgerCheck {

    private final Ledger ledger;
    private final StoredFamilies stored;
    private final Duration grace;
    private final List<String> violations = new ArrayList<>();
    private int retriedTooLate;

    /** @param grace for how long a client whose answer was lost may retry */
    LedgerCheck(Ledger ledger, StoredFamilies stored, Duration grace) {
        this.ledger = ledger;
        this.stored = stored;
        this.grace = grace;
    }

    /** One line for each violation, which begins with the invariant's number. */
    List<String> violations() {
        List<Entry> entries = ledger.entries();
        entries.forEach(this::checkAnswer);
        checkOneSuccessorEach(entries);
        stored.forked().forEach(family -> violations.add("I2 forked in the database: " + family));
        Map<String, List<Entry>> bySession = new LinkedHashMap<>();
        entries.forEach(entry -> bySession.computeIfAbsent(entry.session(), unseen -> new ArrayList<>()).add(entry));
        bySession.remove("");
        bySession.forEach(this::checkSession);
        return violations;
    }

    /** Families that ended because their client could not retry within the grace: allowed, and told. After {@link #violations()}. */
    int retriedTooLate() {
        return retriedTooLate;
    }

    private void checkAnswer(Entry entry) {
        if (entry.status() == Entry.NO_ANSWER) {
            if (!ledger.isGone(entry.node(), entry.end())) {
                violations.add("I6 no answer from a node that was there: " + entry.line());
            }
        } else if (isOfServer(entry)) {
            return;
        } else if (!entry.operation().documents(entry.status())) {
            violations.add("I6 not documented: " + entry.line());
        } else if ((entry.status() == 503 || entry.status() == 429) && !entry.comeAgain()) {
            violations.add("I6 no Retry-After: " + entry.line());
        }
    }

    private boolean isOfServer(Entry entry) {
        return (entry.status() == 404 || entry.status() == 503) && ledger.mayBeOfServer(entry.node(), entry.end());
    }

    private void checkOneSuccessorEach(List<Entry> entries) {
        Map<String, String> successors = new HashMap<>();
        for (Entry entry : entries) {
            if (!entry.given().isEmpty() && !entry.presented().isEmpty()) {
                String before = successors.putIfAbsent(entry.presented(), entry.given());
                if (before != null && !before.equals(entry.given())) {
                    violations.add("I2 two successors: " + entry.line());
                }
            }
        }
    }

    private void checkSession(String session, List<Entry> entries) {
        long endedAt = Long.MAX_VALUE;
        long endAskedAt = Long.MAX_VALUE;
        long unknownSince = Long.MAX_VALUE;
        boolean lost = false;
        String ended = "I1";
        for (Entry entry : entries) {
            if (!entry.given().isEmpty() && !stored.holds(entry.given())) {
                violations.add("I3 a token that was given is not in the database: " + entry.line());
            }
            boolean accepted = entry.operation() == Operation.REFRESH && entry.status() == 200 || entry.active();
            if (accepted && entry.start() > endedAt) {
                violations.add(ended + " accepted after its end was acknowledged: " + entry.line());
            }
            switch (entry.operation()) {
                case REVOKE, DISABLE -> {
                    endAskedAt = Math.min(endAskedAt, entry.start());
                    if (entry.status() == 200 && endedAt == Long.MAX_VALUE) {
                        endedAt = entry.end();
                        ended = entry.operation() == Operation.DISABLE ? "I5" : "I1";
                    }
                }
                case REFRESH -> {
                    if (entry.status() == 200) {
                        unknownSince = Long.MAX_VALUE;
                    } else if (entry.isUnknown()) {
                        unknownSince = Math.min(unknownSince, entry.start());
                    } else if (entry.status() == 400 && endAskedAt == Long.MAX_VALUE && !lost) {
                        lost = true;
                        checkLoss(entry, unknownSince);
                    }
                }
                default -> {
                    // A sign-in begins it; an introspection changes nothing.
                }
            }
        }
        if (endedAt != Long.MAX_VALUE && "I1".equals(ended) && stored.endOf(session) == null) {
            violations.add("I1 acknowledged revocation is not in the database: " + session);
        }
        if (endAskedAt == Long.MAX_VALUE && !lost && stored.endOf(session) != null) {
            violations.add("I3 ended in the database, and nobody asked for it: " + session + " " + stored.endOf(session));
        }
    }

    /** The newest token was refused, and nobody had asked for the end. */
    private void checkLoss(Entry entry, long unknownSince) {
        if (unknownSince == Long.MAX_VALUE) {
            violations.add("I3 newest token refused: " + entry.line());
        } else if (entry.end() - unknownSince < grace.toMillis()) {
            violations.add("I3 refused within the grace time: " + entry.line());
        } else {
            retriedTooLate++;
        }
    }
}
