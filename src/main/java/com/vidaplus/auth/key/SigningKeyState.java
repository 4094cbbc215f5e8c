package com.vidaplus.auth.key;

/** Where a signing key is in its life. */
public enum SigningKeyState {
    /** Published, but does not sign yet: verifiers get to know it. */
    PENDING,
    /** Signs. */
    ACTIVE,
    /** Published for the tokens that it signed. */
    RETIRED
}
