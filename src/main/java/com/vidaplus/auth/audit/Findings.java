package com.vidaplus.auth.audit;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings, as many as anybody will read, and counts all. */
final class Findings {

    private final List<AuditFinding> named = new ArrayList<>();
    private long found;
    private long entries;

    void add(String chain, long seq, AuditFinding.Kind kind, String what) {
        found++;
        if (named.size() < AuditVerification.MAX_FINDINGS) {
            named.add(new AuditFinding(chain, seq, kind, what));
        }
    }

    void countEntry() {
        entries++;
    }

    AuditVerification of(long chains) {
        return new AuditVerification(chains, entries, List.copyOf(named), found);
    }
}
