package com.vidaplus.auth.transfer;

/**
 * What came of an account that was to be imported.
 *
 * @param status what
 * @param id     of the account that was made; empty where none was
 */
public record ImportOutcome(Status status, String id) {

    /** What can come of it. */
    public enum Status {
        /** It was stored. */
        CREATED,
        /** There is an account with that address, which is left as it is. */
        UNCHANGED,
        /** Another account has the id. */
        ID_TAKEN,
        /** The person was erased here. */
        ERASED
    }

    static ImportOutcome created(String id) {
        return new ImportOutcome(Status.CREATED, id);
    }

    static ImportOutcome not(Status why) {
        return new ImportOutcome(why, "");
    }
}
