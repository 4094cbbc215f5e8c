package com.vidaplus.auth.session;

import java.util.Optional;

/** The outcome of presenting a refresh token: a result, not an exception, since a family that a replay ended must stay ended. */
public sealed interface Rotation {

    /**
     * The token was valid, and is replaced.
     *
     * @param status  of its family and account, as the check saw it
     * @param successor the token to use from now on
     */
    record Rotated(RefreshTokenStatus status, String successor) implements Rotation {

        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "Rotated";
        }
    }

    /**
     * The token was refused, and has no successor from this request.
     *
     * @param family the token belongs to; empty for a token that never was
     */
    record Refused(Reason reason, Optional<RefreshFamily> family) implements Rotation {
    }

    /** Why a token was refused. */
    enum Reason {
        /** No such token, or a family that has ended or expired. */
        NOT_VALID,
        /** A token of another client. The family goes on: the token may have been stolen from its owner. */
        FOREIGN,
        /** The token was replaced before, so its family has ended. */
        REPLAYED,
        /** The caller's check stopped the request, and the token is still valid. */
        STOPPED,
        /** The caller's check ended the family. */
        ENDED
    }

    /** The caller's decision about a family whose token is valid, before anything is changed. */
    enum Check { GO_ON, STOP, END }
}
