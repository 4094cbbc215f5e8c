package com.vidaplus.auth.credential.memory;

/** A derivation that the operating system gave no memory for, and that finds none free on the heap either: it was not done. */
public class MemoryShort extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Has no message: the caller that waits for the hash is told to come again. */
    public MemoryShort() {
        super("There is no memory for a key derivation now");
    }
}
