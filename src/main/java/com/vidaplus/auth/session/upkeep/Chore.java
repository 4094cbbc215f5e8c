package com.vidaplus.auth.session.upkeep;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** One kind of rows to clear away, in steps of a few bounded statements each, so that no kind waits for another. */
interface Chore {

    /** The kind of rows that it clears away, for the log. */
    String what();

    /**
     * Does a bounded part of the work.
     *
     * @param now    by the database's clock, read once
     * @param inTime whether there is time for more; false ends the step early
     * @return whether the step changed rows, so that there may be more
     * @throws RuntimeException if the database refuses a statement
     */
    boolean step(Instant now, BooleanSupplier inTime);
}
