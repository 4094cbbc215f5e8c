package com.vidaplus.auth.key.encryption;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys that stored signing keys are encrypted under, and names are hashed under. The key encryption key is the root of both until its
 * first change. From the first change on, the data keys are stored, encrypted under the key encryption key. Each change makes a new root,
 * so that an earlier key encryption key opens nothing that is stored later. The key for names stays for ever: hashed names cannot be hashed
 * anew.
 */
public final class DataKeys {

    /** The name that the data keys are encrypted with. No signing key has the same, since no {@code kid} has a blank. */
    private static final String NAME = "data keys";

    private final byte[] root;
    private final KeyVault vault;
    private final NameKey names;
    private final Optional<String> stored;

    private DataKeys(byte[] root, NameKey names, Optional<String> stored) {
        this.root = root;
        this.vault = new KeyVault(root);
        this.names = names;
        this.stored = stored;
    }

    /** The data keys of a database whose key encryption key was never changed. */
    public static DataKeys of(byte[] keyEncryptionKey) {
        return new DataKeys(keyEncryptionKey, new NameKey(keyEncryptionKey), Optional.empty());
    }

    /**
     * @param under  made of the key encryption key that the data keys were sealed under
     * @param sealed what {@link #sealed} gave
     * @param stored the text of {@code key_encryption_check.data_keys}, which differs after each change
     * @throws WrongKeyEncryptionKey if the data keys cannot be opened
     */
    static DataKeys open(KeyVault under, String sealed, String stored) {
        String[] keys = under.decrypt(NAME, sealed).split(" ");
        if (keys.length != 2) {
            throw new WrongKeyEncryptionKey(NAME);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new DataKeys(base64.decode(keys[0]), NameKey.stored(base64.decode(keys[1])), Optional.of(stored));
    }

    /** Data keys with a new root and the same key for names. */
    DataKeys renewed() {
        byte[] random = new byte[KeyVault.KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new DataKeys(random, names, Optional.empty());
    }

    /** Printable text to store, at most 200 characters. */
    String sealed(KeyVault under) {
        Base64.Encoder base64 = Base64.getEncoder();
        return under.encrypt(NAME, base64.encodeToString(root) + " " + base64.encodeToString(names.bytes()));
    }

    /** Encrypts the private halves of signing keys. */
    public KeyVault vault() {
        return vault;
    }

    public NameKey names() {
        return names;
    }

    /** The text of {@code key_encryption_check.data_keys}, or empty if the column is null. */
    Optional<String> stored() {
        return stored;
    }
}
