package com.vidaplus.auth.harness.ledger;

import java.util.Arrays;

/**
 * One request of one client, as the client saw it.
 *
 * @param operation what was asked
 * @param node      which process was asked; of a process that was killed and started again the name is another one
 * @param session   the refresh family, named by the hash of its first token
 * @param start     milliseconds of this machine's clock, before the request
 * @param end       after the answer, or after there was none
 * @param status    of HTTP; {@link #NO_ANSWER} where the connection broke
 * @param comeAgain whether the answer had a Retry-After
 * @param presented the hash of the token that was sent, or empty
 * @param given     the hash of the refresh token in the answer, or empty
 * @param active    what an introspection said
 */
record Entry(Operation operation, String node, String session, long start, long end, int status, boolean comeAgain, String presented,
        String given, boolean active) {

    static final int NO_ANSWER = 0;

    /** What clients do. The statuses are those that openapi.yaml has for it, beside 503. */
    enum Operation {
        SIGN_IN(200, 429), REFRESH(200, 400, 429), REVOKE(200, 429), INTROSPECT(200, 429),
        /** By the database, as an operator would. */
        DISABLE(200);

        private final int[] documented;

        Operation(int... documented) {
            this.documented = documented;
        }

        boolean documents(int status) {
            return status == 503 || Arrays.stream(documented).anyMatch(known -> known == status);
        }
    }

    boolean isUnknown() {
        return status == NO_ANSWER || status == 503;
    }

    /** For the file that is kept. */
    String line() {
        return String.join("\t", operation.name(), node, Long.toString(start), Long.toString(end), Integer.toString(status), session,
                presented, given, Boolean.toString(active));
    }
}
