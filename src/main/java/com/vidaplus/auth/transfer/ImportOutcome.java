package com.vidaplus.auth.transfer;

/**
 * The outcome of the import of one account.
 *
 * @param status the kind of outcome
 * @param id     of the account that was made; empty if none was
 */
public record ImportOutcome(Status status, String id) {

    /** The kinds of outcome. */
    public enum Status {
        /** The account was stored. */
        CREATED,
        /** An account with that address exists, and is left as it is. */
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
