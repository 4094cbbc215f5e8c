package com.vidaplus.auth.audit;

import java.util.Comparator;
import java.util.List;

/**
 * One run of one node, as far as it is written.
 *
 * @param id     128 random bits in base64url
 * @param length how many entries it has
 * @param head   the hash of the last one, or the genesis of a chain that has none yet
 */
public record Chain(String id, long length, String head) {

    /** The order in which a genesis covers chains. */
    public static final Comparator<Chain> BY_ID = Comparator.comparing(Chain::id);

    /**
     * The hash that a chain begins with.
     *
     * @param known the other chains as far as they were written then, in the order of their ids
     */
    public static String genesis(String id, String node, long startedAtMillis, List<Chain> known) {
        CanonicalForm form = new CanonicalForm("vidaplus-audit-chain-1").text(id).text(node).number(startedAtMillis).number(known.size());
        for (Chain chain : known) {
            form.text(chain.id()).number(chain.length()).text(chain.head());
        }
        return form.sha256();
    }

    /** The chain with one more entry. */
    Chain endingIn(AuditEntry entry) {
        return new Chain(id, entry.seq(), entry.hash());
    }
}
