package com.vidaplus.auth.credential.foreign;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every form of a hash that is not Argon2, as other services store it. */
public final class ForeignForms {

    private static final List<Function<String, Optional<ImportedHash>>> KINDS =
            List.of(BcryptForms::read, Pbkdf2Forms::read, ScryptForms::read, AspNetIdentity::read);

    private ForeignForms() {
    }

    /**
     * Reads a hash.
     *
     * @param text as stored by the other service; any text of bounded length, and nothing is trimmed
     * @return what to store instead, or why it cannot be taken; never an exception
     */
    public static ImportedHash read(String text) {
        if (text.startsWith("{pbkdf2")) {
            return ImportedHash.Refused.NOT_SELF_DESCRIBING;
        }
        return KINDS.stream().flatMap(kind -> kind.apply(text).stream()).findFirst().orElse(ImportedHash.Refused.UNSUPPORTED);
    }
}
