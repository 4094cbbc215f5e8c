package com.vidaplus.auth.audit;

/** The stored chain does not end where this node has written its last entry: it was changed from outside, or a commit was in doubt. */
public class ChainBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChainBroken(String chainId) {
        super("Audit chain " + chainId + " does not end where this node has left it");
    }
}
