package com.vidaplus.auth.key.encryption;

/** The key encryption key at hand does not open the stored keys. This stops the start: new keys instead would orphan every token. */
public class WrongKeyEncryptionKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongKeyEncryptionKey(String name) {
        super("The stored signing key " + name + " cannot be decrypted: KEY_ENCRYPTION_KEY, or the key file, is not the one it was"
                + " encrypted with.");
    }

    /** For a key that the check value refuses, before any stored key is looked at. */
    WrongKeyEncryptionKey() {
        super("KEY_ENCRYPTION_KEY, or the key file, is not the one of this database: give this node the key of the other nodes. Where"
                + " it shall be changed, give the one of before as KEY_ENCRYPTION_KEY_PREVIOUS. Nothing was stored.");
    }
}
