package com.vidaplus.auth.credential.password;

/**
 * Which bytes of a password went into a stored hash: a marker beside the hash, in a column of its own.
 *
 * <p>The marker is needed because the same "é" is one code point from one keyboard and two from another. So we hash passwords in Unicode
 * NFC (RFC 8265 section 4.2.2 does the same). The original Python service hashed the bytes exactly as it got them. A sign-in cannot try
 * both forms: it may derive a key only once, or the time taken would tell rows apart. The hash does not tell its writer, as the parameters
 * of Argon2 say nothing about the form. Other libraries would refuse a further PHC parameter of our own. Assuming NFC for every row would
 * lock out people who set a decomposed password at the Python service. Assuming the bytes as received for every row would lock out people
 * who change keyboards. With the marker both groups sign in as before.
 *
 * <p>The marker also names the version of our form, should another ever replace NFC. Non-ASCII spaces are left as they are and control
 * characters are allowed, unlike in RFC 8265's OpaqueString, so that no password that worked is refused.
 */
public enum Normalisation {

    /** The hash was made from the bytes as the caller sent them: rows of other writers, and the right default for imported ones. */
    NONE("none"),

    /** The hash was made from the Unicode NFC form in UTF-8: every hash that this service makes. */
    NFC("nfc");

    private final String stored;

    Normalisation(String stored) {
        this.stored = stored;
    }

    /** The value of the database column, {@code none} or {@code nfc}: free of the constants' names, which may be refactored. */
    public String stored() {
        return stored;
    }

    /**
     * Reads the value of the database column.
     *
     * @throws IllegalArgumentException if it is neither {@code none} nor {@code nfc}
     */
    public static Normalisation ofStored(String stored) {
        for (Normalisation candidate : values()) {
            if (candidate.stored.equals(stored)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("Unknown password normalisation in the database");
    }
}
