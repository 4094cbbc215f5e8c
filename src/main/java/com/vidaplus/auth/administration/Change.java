package com.vidaplus.auth.administration;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of an administrative change: a result, not an exception, so that the records of the change are not rolled back.
 *
 * @param status  how the change ended
 * @param result  the changed object, if the change was done and there is one to show
 * @param reasons one sentence for each problem of an invalid change, without anything that the caller sent
 * @param seconds after which the caller may try a throttled change again; 0 for all others
 * @param <T>     the kind of the changed object
 */
public record Change<T>(Status status, Optional<T> result, List<String> reasons, long seconds) {

    /** How a change can end. */
    public enum Status {
        /** The change was done. */
        DONE,
        /** There is nothing with this id. */
        NOT_FOUND,
        /** Another operator changed the object since the caller has seen it. */
        STALE,
        /** The change needs an address or id that is taken. */
        CONFLICT,
        /** The change is not allowed; the reasons say why. */
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
