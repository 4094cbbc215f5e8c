package com.vidaplus.auth.credential.foreign;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How libraries write bcrypt: bare, Spring Security's {@code {bcrypt}}, Django's {@code bcrypt$} and {@code bcrypt_sha256$}, passlib's. */
final class BcryptForms {

    private static final Pattern KIND = Pattern.compile(
            "(?:\\{bcrypt\\}|bcrypt\\$)?(\\$2[aby]\\$.*)|(bcrypt_sha256\\$\\$2[aby]\\$.*|\\$bcrypt-sha256\\$.*)");

    private BcryptForms() {
    }

    /** @return the hash to store or why it is refused, or empty if the text has none of these forms */
    static Optional<ImportedHash> read(String text) {
        Matcher kind = KIND.matcher(text);
        return kind.matches() ? Optional.of(taken(kind.group(1) != null ? kind.group(1) : kind.group(2))) : Optional.empty();
    }

    private static ImportedHash taken(String bare) {
        String clean = BcryptHash.withoutLeftOverBits(bare);
        Optional<BcryptHash> hash = BcryptHash.read(clean);
        if (hash.isEmpty()) {
            return ImportedHash.Refused.MALFORMED;
        }
        return hash.get().isTaken() ? new ImportedHash.Accepted(clean) : ImportedHash.Refused.COSTLY_BCRYPT;
    }
}
