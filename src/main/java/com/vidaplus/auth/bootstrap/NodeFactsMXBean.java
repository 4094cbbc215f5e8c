package com.vidaplus.auth.bootstrap;

/** What a node tells about itself to its own process, such as the launcher of the runnable jar; nothing in it is secret. */
public interface NodeFactsMXBean {

    /** Product, version and place of the database. */
    String getDatabase();

    /** What computes Argon2. */
    String getHashEngine();

    /** What computes signatures. */
    String getSignatureEngine();

    /** The setting {@code TOKEN_ISSUER}. */
    String getIssuer();

    /** Whether the node can give tokens now. */
    boolean isReady();
}
