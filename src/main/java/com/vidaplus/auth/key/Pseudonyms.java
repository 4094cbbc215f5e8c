package com.vidaplus.auth.key;

import com.vidaplus.auth.key.encryption.NameKey;
import jakarta.enterprise.context.ApplicationScoped;

/** The service's {@link NameKey}, in memory: {@link SigningKeys} gives it at the start. No EJB: it is asked several times a request. */
@ApplicationScoped
public class Pseudonyms {

    private volatile NameKey key;

    /** Makes all pseudonyms by that key from now on. */
    void use(NameKey found) {
        key = found;
    }

    /** The pseudonym under which an erased account's address is remembered. Guess counters have another pseudonym of the same address. */
    public String ofErased(String canonicalEmail) {
        return of("erased " + canonicalEmail);
    }

    /** The pseudonym of a text, in base64url: 43 characters, the same on every node. Not before the service has started. */
    public String of(String text) {
        NameKey known = key;
        if (known == null) {
            throw new IllegalStateException("There is no key for names before the signing keys are loaded");
        }
        return known.pseudonym(text);
    }
}
