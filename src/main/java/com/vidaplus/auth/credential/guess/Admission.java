package com.vidaplus.auth.credential.guess;

import java.util.List;

/** Whether one more guess may be evaluated. */
public sealed interface Admission {

    /** The guess may be evaluated, and is counted. */
    record Admitted(Reservation reservation) implements Admission {
    }

    /**
     * The guess may not be evaluated.
     *
     * @param counter the one that is full
     * @param seconds until its window ends, 1 or more, by the database's clock
     * @param noted   whether the audit log has it already for this window
     */
    record Throttled(GuessCounter counter, long seconds, boolean noted) implements Admission {
    }

    /** The counters' rows are missing: the limiter makes them before it can tell. */
    record Unprepared(List<GuessCounter> missing) implements Admission {
    }
}
