package com.vidaplus.auth.key;

/**
 * Something happened to a signing key: fired as a CDI event once it is stored, for those above this package to act on.
 *
 * @param kid which key
 */
public record SigningKeyChange(String kid, Kind kind) {

    /** What happened. */
    public enum Kind {
        /** It was made. */
        MADE,
        /** It signs from now on in another one's place. */
        ROTATED,
        /** It does not sign any more, or was taken away. */
        RETIRED
    }
}
