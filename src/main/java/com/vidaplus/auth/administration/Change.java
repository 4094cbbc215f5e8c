package com.vidaplus.auth.administration;

import java.util.List;
import java.util.Optional;

/**
 * What came of an administrative change: a result and no exception, so that nothing that was recorded of it is rolled back.
 *
 * @param status  how it ended
 * @param result  what there is now, where it was done and there is something to show
 * @param reasons where it is invalid: one sentence each, without anything that was sent
 * @param seconds after which a throttled one may be tried again; 0 for all others
 * @param <T>     what was changed
 */
public record Change<T>(Status status, Optional<T> result, List<String> reasons, long seconds) {

    /** How a change can end. */
    public enum Status {
        /** It was done. */
        DONE,
        /** There is nothing with this id. */
        NOT_FOUND,
        /** Another operator changed it since the caller has seen it. */
        STALE,
        /** It would clash with something that is there: an address or id that is taken. */
        CONFLICT,
        /** What was asked is not allowed; the reasons say why. */
        INVALID,
        /** The caller's own password was wrong. */
        WRONG_PASSWORD,
        /** Too many guesses of the caller's password; nothing was checked. */
        THROTTLED,
        /** Too many passwords are being hashed; nothing was changed. */
        OVERLOADED
    }

    static <T> Change<T> done(T result) {
        return new Change<>(Status.DONE, Optional.of(result), List.of(), 0);
    }

    static <T> Change<T> not(Status why) {
        return new Change<>(why, Optional.empty(), List.of(), 0);
    }

    static <T> Change<T> invalid(List<String> reasons) {
        return new Change<>(Status.INVALID, Optional.empty(), reasons, 0);
    }

    static <T> Change<T> throttled(long seconds) {
        return new Change<>(Status.THROTTLED, Optional.empty(), List.of(), seconds);
    }
}
