package com.vidaplus.auth.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the order of a search: newest first, then by chain and place in it. As text it may be handed to a client. */
public record AuditCursor(long atMillis, String chain, long seq) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.([\\w-]{1,22})\\.(\\d{1,18})");

    /** @return the cursor, or empty if the text is none */
    public static Optional<AuditCursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new AuditCursor(Long.parseLong(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return atMillis + "." + chain + "." + seq;
    }
}
