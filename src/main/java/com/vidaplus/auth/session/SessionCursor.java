package com.vidaplus.auth.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of an account's sessions, newest first; as text it may be handed to a client.
 *
 * @param authTime of the last session before that place, in seconds since 1970
 * @param sid      of that session
 */
public record SessionCursor(long authTime, String sid) {

    /** Before every session. */
    public static final SessionCursor FIRST = new SessionCursor(Long.MAX_VALUE, "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})~([\\x21-\\x7D]{1,64})");

    /** The place behind that session. */
    public static SessionCursor behind(RefreshFamily family) {
        return new SessionCursor(family.session().authTime().getEpochSecond(), family.session().sid());
    }

    /** @return the cursor, or empty if the text is none */
    public static Optional<SessionCursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(new SessionCursor(Long.parseLong(parts.group(1)), parts.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return authTime + "~" + sid;
    }
}
