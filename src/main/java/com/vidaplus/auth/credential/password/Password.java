package com.vidaplus.auth.credential.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as a person typed it: never shown, only turned into bytes for hashing, and looked at when it is chosen.
 *
 * <p>There is no {@code equals} and {@code toString} hides the text, so that neither a log nor a debugger's collection shows it.
 */
public final class Password {

    /** Longest password, in bytes of UTF-8 after NFC. */
    public static final int MAX_BYTES = 1024;
    /** Shortest password that may be chosen, in code points after NFC (NIST SP 800-63B-4 section 3.1.1.2). */
    public static final int MIN_CODE_POINTS = 15;

    // NFC never takes more than 1.5 UTF-16 units into one byte (u, diaeresis, macron: three units, two bytes). So a text longer than this
    // is too long in NFC as well, and normalising it would be work for nothing.
    private static final int MAX_RECEIVED_UNITS = 2 * MAX_BYTES;

    private final String received;
    private final String nfc;

    private Password(String received, String nfc) {
        this.received = received;
        this.nfc = nfc;
    }

    /**
     * Takes a password as received.
     *
     * @param received any text; the empty one is taken too, as telling it from a missing field is the door's matter
     * @return the password, or empty if it is longer than {@link #MAX_BYTES} or has an unpaired surrogate. No well-formed UTF-8 gives such
     *         a surrogate: a caller that decoded strictly may say "too long"
     */
    public static Optional<Password> of(String received) {
        if (received.length() > MAX_RECEIVED_UNITS || received.codePoints().anyMatch(Password::isSurrogate)) {
            return Optional.empty();
        }
        // NFC and not NFKC: full-width letters stay different from plain ones, and no text grows much.
        String nfc = Normalizer.normalize(received, Normalizer.Form.NFC);
        return utf8Length(nfc) > MAX_BYTES ? Optional.empty() : Optional.of(new Password(received, nfc));
    }

    /**
     * The bytes to hash.
     *
     * @param normalisation the form that the hash was, or is to be, made from
     * @return a fresh array in UTF-8, which the caller clears after use
     */
    byte[] utf8(Normalisation normalisation) {
        return (normalisation == Normalisation.NFC ? nfc : received).getBytes(StandardCharsets.UTF_8);
    }

    /** Tells whether it has that many code points after NFC. */
    boolean hasAtLeast(int codePoints) {
        return nfc.codePointCount(0, nfc.length()) >= codePoints;
    }

    /** The text in NFC, for the rules on choosing one. */
    String nfc() {
        return nfc;
    }

    /** Tells whether it was in NFC as received, so that both forms have the same bytes. */
    boolean isNormalised() {
        return nfc.equals(received);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static int utf8Length(String text) {
        return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
    }
}
