package com.vidaplus.auth.audit.verification;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a verification has stopped, and another one goes on. As text it may be handed to a client.
 *
 * @param stage what was being read
 * @param chain the last chain that was read, or empty text before the first one
 * @param seq   the last entry of that chain that was read, or 0 if the chain is done
 */
public record VerificationCursor(Stage stage, String chain, long seq) {

    private static final Pattern TEXT = Pattern.compile("(chains|entries|links)\\.([\\w-]{0,22})\\.(\\d{1,18})");

    /** What a verification reads, in this order. */
    enum Stage {
        /** Every chain, with its entries and its links. */
        CHAINS,
        /** Entries of chains that have no row. */
        ENTRIES,
        /** Links of chains that have no row. */
        LINKS
    }

    /** @return the place before everything */
    public static VerificationCursor start() {
        return new VerificationCursor(Stage.CHAINS, "", 0);
    }

    /** @return the cursor, or empty if the text is none */
    public static Optional<VerificationCursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new VerificationCursor(Stage.valueOf(parts.group(1).toUpperCase(Locale.ROOT)), parts.group(2),
                        Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return stage.name().toLowerCase(Locale.ROOT) + "." + chain + "." + seq;
    }
}
