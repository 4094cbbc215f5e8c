package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/** Goes along one chain from its beginning and notes what does not follow. A walk remembers one entry, and a few that do not fit. */
final class ChainWalk {

    private static final int MAX_COMPARED = 16;

    private final ChainRow chain;
    private final Findings findings;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private long seq;
    private String hash;

    ChainWalk(ChainRow chain, Findings findings) {
        this(chain, findings, 0, chain.genesis());
    }

    /** Goes on behind an entry that another walk has accepted, with its stored hash. */
    ChainWalk(ChainRow chain, Findings findings, long seq, String hash) {
        this.chain = chain;
        this.findings = findings;
        this.seq = seq;
        this.hash = hash;
    }

    /** The next entry in the order of {@code seq}. */
    void accept(AuditEntry entry) {
        findings.countEntry();
        if (entry.seq() < 1) {
            findings.add(chain.id(), entry.seq(), AuditFinding.Kind.ADDED, "No chain has an entry " + entry.seq() + ".");
            return;
        }
        if (entry.seq() > seq + 1) {
            findings.add(chain.id(), seq + 1, AuditFinding.Kind.REMOVED, missing(seq + 1, entry.seq() - 1));
        } else if (!entry.hashAfter(hash, entry.seq()).equals(entry.hash())) {
            note(new Mismatch(entry, hash));
        } else if (entry.seq() == chain.length() && !entry.hash().equals(chain.head())) {
            findings.add(chain.id(), entry.seq(), AuditFinding.Kind.CHANGED,
                    "Entry " + entry.seq() + " is not the one that the chain ended with when it was written.");
        }
        seq = entry.seq();
        hash = entry.hash();
    }

    private void note(Mismatch mismatch) {
        if (mismatches.size() < MAX_COMPARED) {
            mismatches.add(mismatch);
        } else {
            findings.add(chain.id(), mismatch.entry().seq(), AuditFinding.Kind.CHANGED,
                    "Entry " + mismatch.entry().seq() + " was changed.");
        }
    }

    /** Whether a walk can stop here, and another one go on: not before the first entry that a chain may have. */
    boolean isAtAnEntry() {
        return seq > 0;
    }

    /** The last entry that was accepted. */
    long seq() {
        return seq;
    }

    /** Reports what was found so far: another walk goes on. */
    void pause() {
        if (!mismatches.isEmpty()) {
            new Reordering(mismatches).report(findings);
        }
    }

    /**
     * After the last entry.
     *
     * @param lengthNow of the chain, read after its entries: a running node adds to it meanwhile
     */
    void end(long lengthNow) {
        pause();
        if (seq < chain.length()) {
            findings.add(chain.id(), seq + 1, AuditFinding.Kind.TAIL_REMOVED, missing(seq + 1, chain.length()));
        } else if (seq > lengthNow) {
            findings.add(chain.id(), lengthNow + 1, AuditFinding.Kind.ADDED,
                    "The chain has " + lengthNow + " entries, and after them others.");
        }
    }

    private static String missing(long first, long last) {
        return first == last ? "Entry " + first + " is missing." : "Entries " + first + " to " + last + " are missing.";
    }
}
