package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.Chain;
import java.util.Optional;

/** A link names a chain, a length and the hash there: all must still be so, whatever the linked chain's own row says. */
final class LinkCheck {

    private final VerifiedRows rows;
    private final Findings findings;

    LinkCheck(VerifiedRows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    /**
     * @param seen the chain as it was
     * @param who  the beginning of the finding's sentence: which node or chain knows {@code seen}
     */
    void check(Chain seen, String who) {
        Optional<String> genesis = rows.genesis(seen.id());
        Optional<String> hash = seen.length() == 0 ? genesis : rows.hash(seen.id(), seen.length());
        if (genesis.isEmpty()) {
            findings.add(seen.id(), 0, AuditFinding.Kind.CHAIN_REMOVED, who + " this chain with " + seen.length() + " entries.");
        } else if (hash.isEmpty()) {
            findings.add(seen.id(), seen.length(), AuditFinding.Kind.TAIL_REMOVED,
                    who + " entry " + seen.length() + ", which is missing.");
        } else if (!hash.get().equals(seen.head())) {
            findings.add(seen.id(), seen.length(), AuditFinding.Kind.REWRITTEN,
                    who + " entry " + seen.length() + " with another hash.");
        }
    }
}
