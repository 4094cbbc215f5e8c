package com.vidaplus.auth.audit;

import jakarta.ejb.ApplicationException;

/** The stored chain does not end where this node has written its last entry: somebody changed it, or a commit was in doubt. */
@ApplicationException(rollback = true)
public class ChainBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChainBroken(String chainId) {
        super("Audit chain " + chainId + " does not end where this node has left it");
    }
}
