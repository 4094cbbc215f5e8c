package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.AuditCursor;
import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.audit.Chain;
import com.vidaplus.auth.platform.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * Reads all chains while nodes go on writing, and finds what is not as it was written. Each page is a short statement of its own, so memory
 * stays small however many entries there are. A verification stops after its limit of rows, and another one goes on there. Two swapped
 * entries are told from changed ones if the same verification reads both.
 */
public final class ChainVerification {

    private static final int PAGE = 1_000;

    private final VerifiedRows rows;
    private final EntryRows entries;
    private final LinkCheck links;
    private final Optional<Chain> left;
    private final Findings findings = new Findings();
    private long remaining;

    /** @param left how far the node that verifies knows that it wrote its last chain */
    public ChainVerification(Sql sql, Optional<Chain> left) {
        this.rows = new VerifiedRows(sql);
        this.entries = new EntryRows(sql);
        this.links = new LinkCheck(rows, findings);
        this.left = left;
    }

    /**
     * Verifies; an instance is used once.
     *
     * @param after where another verification has stopped
     * @param limit about how many rows to read, 1 or more
     */
    public AuditVerification verify(VerificationCursor after, long limit) {
        remaining = limit;
        Optional<VerificationCursor> next = Optional.of(after);
        while (next.isPresent() && remaining > 0) {
            VerificationCursor place = next.get();
            next = switch (place.stage()) {
                case CHAINS -> chain(place);
                case ENTRIES -> strayEntries(place);
                case LINKS -> strayLinks(place);
            };
        }
        return findings.upTo(next);
    }

    /** Reads the next chain, or the rest of one, as far as the limit goes. */
    private Optional<VerificationCursor> chain(VerificationCursor place) {
        Optional<String> id = place.seq() > 0 ? Optional.of(place.chain()) : rows.chainAfter(place.chain());
        if (id.isEmpty()) {
            left.ifPresent(own -> links.check(own, "This node has written"));
            return Optional.of(new VerificationCursor(VerificationCursor.Stage.ENTRIES, "", 0));
        }
        Optional<ChainRow> row = rows.chain(id.get());
        // The chain was deleted since: its entries are then strays, and a later chain's link misses it.
        long seq = row.map(chain -> walk(chain, place.seq())).orElse(0L);
        return Optional.of(new VerificationCursor(VerificationCursor.Stage.CHAINS, id.get(), seq));
    }

    /** @return the entry at which the limit was reached, or 0 if the chain is done */
    private long walk(ChainRow chain, long after) {
        Optional<String> before = after > 0 ? rows.hash(chain.id(), after) : Optional.empty();
        ChainWalk walk = before.isPresent() ? new ChainWalk(chain, findings, after, before.get()) : new ChainWalk(chain, findings);
        if (before.isEmpty()) {
            begin(chain);
        }
        List<AuditEntry> page = entries.of(chain.id(), before.isPresent() ? after : Long.MIN_VALUE, pageSize());
        while (!page.isEmpty()) {
            page.forEach(walk::accept);
            remaining -= page.size();
            if (remaining <= 0 && walk.isAtAnEntry()) {
                walk.pause();
                return walk.seq();
            }
            page = entries.of(chain.id(), page.get(page.size() - 1).seq(), pageSize());
        }
        walk.end(rows.length(chain.id()));
        return 0;
    }

    private void begin(ChainRow chain) {
        findings.countChain();
        remaining--;
        if (!chain.hasItsGenesis()) {
            findings.add(chain.id(), 0, AuditFinding.Kind.CHAIN_CHANGED, "The chain's row, or what it says of other chains, was changed.");
        }
        chain.linked().forEach(linked -> links.check(linked, "A later chain has seen"));
        remaining -= chain.linked().size();
    }

    private int pageSize() {
        return (int) Math.max(1, Math.min(PAGE, remaining));
    }

    private Optional<VerificationCursor> strayEntries(VerificationCursor place) {
        Optional<AuditCursor> first = rows.entriesAfter(place.chain());
        if (first.isEmpty()) {
            return Optional.of(new VerificationCursor(VerificationCursor.Stage.LINKS, "", 0));
        }
        remaining--;
        String id = first.get().chain();
        if (rows.genesis(id).isEmpty()) {
            findings.add(id, first.get().seq(), AuditFinding.Kind.CHAIN_REMOVED,
                    "Entries " + first.get().seq() + " to " + rows.lastSeq(id) + " are of a chain whose row is missing.");
        }
        return Optional.of(new VerificationCursor(VerificationCursor.Stage.ENTRIES, id, 0));
    }

    private Optional<VerificationCursor> strayLinks(VerificationCursor place) {
        Optional<String> next = rows.linksAfter(place.chain());
        remaining--;
        next.filter(id -> rows.genesis(id).isEmpty()).ifPresent(id -> findings.add(id, 0, AuditFinding.Kind.CHAIN_REMOVED,
                "What this chain has seen of others is there, and its row is missing."));
        return next.map(id -> new VerificationCursor(VerificationCursor.Stage.LINKS, id, 0));
    }
}
