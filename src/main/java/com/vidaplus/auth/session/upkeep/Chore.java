package com.vidaplus.auth.session.upkeep;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** One kind of thing to clear away. It is done in steps, each of a few bounded statements, so that no kind waits for another. */
interface Chore {

    /** What it clears away, for the log. */
    String what();

    /**
     * Does a bounded part of it.
     *
     * @param now    by the database's clock, read once
     * @param inTime whether there is time for more; false ends the step early
     * @return whether something was done, so that there may be more
     * @throws RuntimeException where the database refuses a statement
     */
    boolean step(Instant now, BooleanSupplier inTime);
}
