package com.vidaplus.auth.administration;

import com.vidaplus.auth.key.Pseudonyms;

/** Under which keyed hash an erased person's address is remembered: another one than that of the counters of guesses. */
final class ErasedNames {

    private ErasedNames() {
    }

    static String hash(Pseudonyms pseudonyms, String canonicalEmail) {
        return pseudonyms.of("erased " + canonicalEmail);
    }
}
