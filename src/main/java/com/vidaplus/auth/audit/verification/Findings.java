package com.vidaplus.auth.audit.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers as many findings as an operator will read, counts all findings, and counts the chains and entries read. */
final class Findings {

    private final List<AuditFinding> named = new ArrayList<>();
    private long found;
    private long entries;
    private long chains;

    void add(String chain, long seq, AuditFinding.Kind kind, String what) {
        found++;
        if (named.size() < AuditVerification.MAX_FINDINGS) {
            named.add(new AuditFinding(chain, seq, kind, what));
        }
    }

    void countEntry() {
        entries++;
    }

    void countChain() {
        chains++;
    }

    AuditVerification upTo(Optional<VerificationCursor> next) {
        return new AuditVerification(chains, entries, List.copyOf(named), found, next);
    }
}
