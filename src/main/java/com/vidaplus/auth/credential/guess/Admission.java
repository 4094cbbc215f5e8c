package com.vidaplus.auth.credential.guess;

import java.util.List;

/** What came of asking whether there may be one more guess. */
public sealed interface Admission {

    /** There may, and it is counted. */
    record Admitted(Reservation reservation) implements Admission {
    }

    /**
     * There may not.
     *
     * @param counter the one that is full
     * @param seconds until its window ends, 1 or more, by the database's clock
     * @param noted   whether the audit log has it already for this window
     */
    record Throttled(GuessCounter counter, long seconds, boolean noted) implements Admission {
    }

    /** It cannot be told before these rows are there. */
    record Unprepared(List<GuessCounter> missing) implements Admission {
    }
}
