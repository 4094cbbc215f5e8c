package com.vidaplus.auth.key.encryption;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What the stored signing keys are encrypted under, and what names are hashed under. Until the key encryption key is changed for the first
 * time it is the root of both. From then on they are stored, encrypted under it: the root is made anew at each change, so that a key of
 * before opens nothing that is stored later. The key for names stays for ever: names that were hashed cannot be hashed anew.
 */
public final class DataKeys {

    /** No {@code kid} has a blank. */
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

    /** Those of a database whose key encryption key was never changed. */
    public static DataKeys of(byte[] keyEncryptionKey) {
        return new DataKeys(keyEncryptionKey, new NameKey(keyEncryptionKey), Optional.empty());
    }

    /**
     * @param under  made of the key encryption key that they were sealed under
     * @param sealed what {@link #sealed} gave
     * @param stored as {@code key_encryption_check.data_keys} has them, by which they are told from those of another time
     * @throws WrongKeyEncryptionKey where they cannot be opened
     */
    static DataKeys open(KeyVault under, String sealed, String stored) {
        String[] keys = under.decrypt(NAME, sealed).split(" ");
        if (keys.length != 2) {
            throw new WrongKeyEncryptionKey(NAME);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new DataKeys(base64.decode(keys[0]), NameKey.stored(base64.decode(keys[1])), Optional.of(stored));
    }

    /** With a new root and the same key for names. */
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

    /** As {@code key_encryption_check.data_keys} has them; empty where that is null. */
    Optional<String> stored() {
        return stored;
    }
}
