package com.vidaplus.auth.audit.verification;

import com.vidaplus.auth.audit.Chain;
import java.util.List;

/**
 * A chain as its row says.
 *
 * @param linked what its genesis covers of other chains, in the order of their ids
 */
record ChainRow(String id, String node, long startedAtMillis, long length, String head, String genesis, List<Chain> linked) {

    /** Whether the row is as it was written, as far as the genesis covers it. */
    boolean hasItsGenesis() {
        return Chain.genesis(id, node, startedAtMillis, linked).equals(genesis) && (length > 0 || head.equals(genesis));
    }
}
