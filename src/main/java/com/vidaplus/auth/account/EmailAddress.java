package com.vidaplus.auth.account;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in its canonical form: only {@code A} to {@code Z} are folded, whatever the locale, and nothing is trimmed.
 * A text with any other character than printable ASCII is the address of no account, so that look-alikes stay different.
 */
public final class EmailAddress {

    /** RFC 5321 §4.5.3.1.3, less the angle brackets. */
    public static final int MAX_LENGTH = 254;

    /** Local part and domain (RFC 5321 §4.1.2) as far as a mistake can be told from an odd address. */
    private static final Pattern MAILBOX = Pattern.compile("[!-~&&[^@]]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

    private final String canonical;

    private EmailAddress(String canonical) {
        this.canonical = canonical;
    }

    /**
     * @param text as a person typed it
     * @return the canonical address, or empty if no account can have it
     */
    public static Optional<EmailAddress> of(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return Optional.empty();
            }
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return Optional.of(new EmailAddress(folded.toString()));
    }

    /**
     * As {@link #of}, for an address that is to be given to an account. The text must look like an address too, with characters on both
     * sides of its only {@code @}. So no client id can ever equal an address.
     */
    public static Optional<EmailAddress> ofMailbox(String text) {
        return of(text).filter(address -> MAILBOX.matcher(address.canonical).matches());
    }

    /** The folded address, as it is stored. */
    public String canonical() {
        return canonical;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return Objects.hash(canonical);
    }

    @Override
    public String toString() {
        return canonical;
    }
}
