package com.vidaplus.auth.credential.foreign;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * scrypt as libraries write it: Werkzeug's {@code scrypt:32768:8:1$SALT$HEX}, Django's {@code scrypt$16384$SALT$8$5$BASE64}, passlib's
 * {@code $scrypt$ln=16,r=8,p=1$SALT$BASE64}, which is what is stored, and Spring Security's {@code {scrypt}$e0801$SALT$BASE64}, also bare.
 */
final class ScryptForms {

    /** No number within bounds has more digits. */
    private static final int MAX_DIGITS = 9;
    /** Of the keys of Werkzeug and Django: a shorter one was cut off by a column. */
    private static final int WHOLE_KEY = 64;
    private static final int HEXADECIMAL = 16;
    private static final int BYTE = 0xff;

    private static final Pattern KIND =
            Pattern.compile("scrypt[:$].*|\\$scrypt\\$.*|(?:\\{scrypt(?:@SpringSecurity_v5_8)?\\})?\\$[1-9a-f][0-9a-f]{4,7}\\$.*|\\{scrypt.*");
    private static final Pattern WERKZEUG =
            Pattern.compile("scrypt:([1-9][0-9]*):([1-9][0-9]*):([1-9][0-9]*)\\$([!-#%-~]+)\\$([^$]+)");
    private static final Pattern DJANGO =
            Pattern.compile("scrypt\\$([1-9][0-9]*)\\$([!-#%-~]+)\\$([1-9][0-9]*)\\$([1-9][0-9]*)\\$([^$]+)");
    private static final Pattern PASSLIB =
            Pattern.compile("\\$scrypt\\$ln=([1-9][0-9]*),r=([1-9][0-9]*),p=([1-9][0-9]*)\\$([^$]+)\\$([^$]+)");
    private static final Pattern SPRING =
            Pattern.compile("(?:\\{scrypt(?:@SpringSecurity_v5_8)?\\})?\\$([1-9a-f][0-9a-f]{4,7})\\$([^$]+)\\$([^$]+)");

    private ScryptForms() {
    }

    /** @return the hash to store or why it is refused, or empty if the text has none of these forms */
    static Optional<ImportedHash> read(String text) {
        return KIND.matcher(text).matches() ? Optional.of(taken(text)) : Optional.empty();
    }

    private static ImportedHash taken(String text) {
        Matcher parts = WERKZEUG.matcher(text);
        if (parts.matches()) {
            return taken(log2(parts.group(1)), number(parts.group(2)), number(parts.group(3)),
                    BinaryText.ascii(parts.group(4)), BinaryText.hexadecimal(parts.group(5)).filter(ScryptForms::isWhole));
        }
        if (parts.usePattern(DJANGO).matches()) {
            return taken(log2(parts.group(1)), number(parts.group(3)), number(parts.group(4)),
                    BinaryText.ascii(parts.group(2)), BinaryText.paddedBase64(parts.group(5)).filter(ScryptForms::isWhole));
        }
        if (parts.usePattern(PASSLIB).matches()) {
            return taken(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)),
                    BinaryText.base64(parts.group(4)), BinaryText.base64(parts.group(5)));
        }
        if (parts.usePattern(SPRING).matches()) {
            long cost = Long.parseLong(parts.group(1), HEXADECIMAL);
            return taken(cost >> 2 * Byte.SIZE, cost >> Byte.SIZE & BYTE, cost & BYTE,
                    BinaryText.paddedBase64(parts.group(2)), BinaryText.paddedBase64(parts.group(3)));
        }
        return ImportedHash.Refused.MALFORMED;
    }

    private static ImportedHash taken(long log2n, long r, long p, Optional<byte[]> salt, Optional<byte[]> key) {
        if (Math.min(log2n, Math.min(r, p)) < 1 || salt.isEmpty() || key.isEmpty()) {
            return ImportedHash.Refused.MALFORMED;
        }
        if (!ScryptCost.isWithinBounds(log2n, r, p)) {
            return ImportedHash.Refused.COSTLY_SCRYPT;
        }
        return ScryptCost.exists(log2n, r, p)
                ? ScryptHash.imported(new ScryptCost((int) log2n, (int) r, (int) p), salt.get(), key.get())
                : ImportedHash.Refused.MALFORMED;
    }

    private static boolean isWhole(byte[] key) {
        return key.length == WHOLE_KEY;
    }

    /** @return more than any bound where it has more digits */
    private static long number(String decimal) {
        return decimal.length() > MAX_DIGITS ? Integer.MAX_VALUE : Long.parseLong(decimal);
    }

    /** @return 0, which no derivation has, where it is no power of two */
    private static long log2(String decimal) {
        long n = number(decimal);
        if (n == Integer.MAX_VALUE) {
            return n;
        }
        return Long.bitCount(n) == 1 ? Long.numberOfTrailingZeros(n) : 0;
    }
}
