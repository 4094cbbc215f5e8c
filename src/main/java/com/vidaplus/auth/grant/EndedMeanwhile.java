package com.vidaplus.auth.grant;

import com.vidaplus.auth.session.SessionStarts;

/** How a grant refuses if account or client have changed after they were judged and before the token was issued. */
final class EndedMeanwhile {

    private EndedMeanwhile() {
    }

    /** A client that was changed and is enabled may simply ask again: it is judged by its new registration then. */
    static Refusal refusal(SessionStarts.Change change) {
        return switch (change) {
            case ACCOUNT_ENDED -> Refusal.INVALID_GRANT;
            case CLIENT_ENDED -> Refusal.INVALID_CLIENT;
            case CLIENT_CHANGED, NONE -> Refusal.OVERLOADED;
        };
    }

    /** For the audit log. */
    static String reason(SessionStarts.Change change) {
        return switch (change) {
            case ACCOUNT_ENDED -> "disabled-or-changed";
            case CLIENT_ENDED -> "client-disabled";
            case CLIENT_CHANGED, NONE -> "client-changed";
        };
    }
}
