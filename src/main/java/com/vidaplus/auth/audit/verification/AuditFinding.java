package com.vidaplus.auth.audit.verification;

/**
 * Something in the audit tables that is not as it was written.
 *
 * @param chain where
 * @param seq   the first entry concerned; 0 for the chain as a whole
 * @param kind  what was done to it
 * @param what  the same in a sentence
 */
public record AuditFinding(String chain, long seq, Kind kind, String what) {

    /** What can be done to the tables. */
    public enum Kind {
        /** An entry does not have the hash that it has to have. */
        CHANGED,
        /** Entries are missing between others. */
        REMOVED,
        /** An entry is at another one's place. */
        REORDERED,
        /** The last entries are missing. */
        TAIL_REMOVED,
        /** There are entries that the chain does not count. */
        ADDED,
        /** A whole chain is missing. */
        CHAIN_REMOVED,
        /** The row of a chain, or what it says of other chains, is not as it was written. */
        CHAIN_CHANGED,
        /** A chain is sound in itself, but not the one that a later chain has seen. */
        REWRITTEN
    }
}
