package com.vidaplus.auth.key.encryption;

/** Another node has changed the key encryption key since this one looked. Nothing was stored; the next look may know the new data keys. */
public class OutdatedDataKeys extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutdatedDataKeys() {
        super("KEY_ENCRYPTION_KEY was changed by another node");
    }
}
