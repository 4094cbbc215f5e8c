package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells moved entries from changed entries: a moved entry still has the right hash for the place it comes from. The untouched neighbours of
 * a moved entry do not fit behind it either; they are told apart, too.
 */
final class Reordering {

    private final List<Mismatch> mismatches;
    private final Set<String> hashes = new HashSet<>();
    private final Set<String> before = new HashSet<>();

    /** @param mismatches of one chain; a few, since each is compared with each */
    Reordering(List<Mismatch> mismatches) {
        this.mismatches = mismatches;
        mismatches.forEach(mismatch -> hashes.add(mismatch.entry().hash()));
        mismatches.forEach(mismatch -> before.add(mismatch.previousHash()));
    }

    void report(Findings findings) {
        List<Mismatch> guilty = mismatches.stream()
                .filter(mismatch -> !origin(mismatch).equals(Optional.of(mismatch.entry().seq()))).toList();
        // Where each excuses the other, all of them are reported.
        for (Mismatch mismatch : guilty.isEmpty() ? mismatches : guilty) {
            AuditEntry entry = mismatch.entry();
            Optional<Long> origin = origin(mismatch).filter(seq -> seq != entry.seq());
            if (origin.isPresent()) {
                findings.add(entry.chain(), entry.seq(), AuditFinding.Kind.REORDERED,
                        "Entry " + entry.seq() + " was entry " + origin.get() + " when it was written.");
            } else {
                findings.add(entry.chain(), entry.seq(), AuditFinding.Kind.CHANGED, "Entry " + entry.seq()
                        + " was changed, or the one before it was and given a hash to match.");
            }
        }
    }

    /** The place, of those in question, at which the entry as it is had one of the hashes in question. */
    private Optional<Long> origin(Mismatch mismatch) {
        return mismatches.stream().map(other -> other.entry().seq())
                .filter(place -> Stream.concat(before.stream(), hashes.stream())
                        .anyMatch(previous -> hashes.contains(mismatch.entry().hashAfter(previous, place)))).findFirst();
    }
}
