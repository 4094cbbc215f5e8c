package com.vidaplus.auth.session;

import java.util.Optional;

/** What came of presenting a refresh token. A result, not an exception: what a replay ended must stay ended. */
public sealed interface Rotation {

    /**
     * The token was good, and is replaced.
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
     * The token was not good, or not for this.
     *
     * @param family it belongs to; nothing for a token that never was
     */
    record Refused(Reason reason, Optional<RefreshFamily> family) implements Rotation {
    }

    /** Why a token was not good, or not for this. */
    enum Reason {
        /** No such token, or a family that has ended or expired. */
        NOT_VALID,
        /** Another client's. Nothing happens to the family: the token may have been stolen from its owner. */
        FOREIGN,
        /** It was replaced before. The family has ended. */
        REPLAYED,
        /** The caller's check stopped it, and the token is still good. */
        STOPPED,
        /** The caller's check ended the family. */
        ENDED
    }

    /** What the caller makes of a family whose token is good, before anything is changed. */
    enum Check { GO_ON, STOP, END }
}
