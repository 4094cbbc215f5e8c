package com.vidaplus.auth.key.encryption;

import java.util.Optional;

/** A key encryption key that this node was given. */
public final class HeldKey {

    private final byte[] key;
    private final KeyVault vault;

    /** @param key {@value KeyVault#KEY_BYTES} random bytes */
    public HeldKey(byte[] key) {
        this.key = key;
        this.vault = new KeyVault(key);
    }

    String checkValue() {
        return vault.checkValue();
    }

    /** Encrypts data keys; and signing keys too where no data keys are stored. */
    KeyVault vault() {
        return vault;
    }

    /**
     * The data keys of the database, whose key encryption key this is, or was until the last change.
     *
     * @return the data keys, or empty if the key is neither
     * @throws WrongKeyEncryptionKey if the key is one of the two, but the stored data keys were damaged
     */
    Optional<DataKeys> open(KeyEncryptionCheck.Row row) {
        if (row.checkValue().equals(checkValue())) {
            return Optional.of(row.dataKeys().map(sealed -> DataKeys.open(vault, sealed, sealed)).orElseGet(() -> DataKeys.of(key)));
        }
        if (isBefore(row)) {
            return Optional.of(DataKeys.open(vault, row.previousDataKeys().orElseThrow(), row.dataKeys().orElseThrow()));
        }
        return Optional.empty();
    }

    /** Whether it was the database's until the last change, and still opens it. */
    boolean isBefore(KeyEncryptionCheck.Row row) {
        return row.previousCheckValue().equals(Optional.of(checkValue()));
    }
}
