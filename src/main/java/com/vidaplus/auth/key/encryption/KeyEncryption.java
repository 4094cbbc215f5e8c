package com.vidaplus.auth.key.encryption;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Opens the data keys of the database with this node's key encryption keys. A node that was given the previous key too makes the change at
 * its start. Nodes with the previous key alone go on, and may be started again, until a node starts without the previous key.
 */
public final class KeyEncryption {

    private static final Logger LOG = System.getLogger(KeyEncryption.class.getName());

    /** An attempt fails only where another node has made a change meanwhile. */
    private static final int MOST_ATTEMPTS = 5;

    private final KeyEncryptionCheck check;
    private final HeldKey key;
    private final Optional<HeldKey> previous;

    /**
     * @param key      {@code KEY_ENCRYPTION_KEY}
     * @param previous {@code KEY_ENCRYPTION_KEY_PREVIOUS}, where it is given
     */
    public KeyEncryption(KeyEncryptionCheck check, HeldKey key, Optional<HeldKey> previous) {
        this.check = check;
        this.key = key;
        this.previous = previous;
    }

    /**
     * Opens the data keys at the start of a node, after the change where one is to be made.
     *
     * @param opensKeys whether the signing key that tells whose database it is can be opened, or there is none. Asked only if no check
     *                  value is stored; the node then stores one
     * @throws WrongKeyEncryptionKey where the key is not the database's; nothing was stored
     */
    public DataKeys start(Predicate<KeyVault> opensKeys) {
        if (check.row().isEmpty()) {
            check.propose(opensKeys.test(key.vault()) ? key
                    : previous.filter(before -> opensKeys.test(before.vault())).orElseThrow(WrongKeyEncryptionKey::new));
        }
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            KeyEncryptionCheck.Row row = check.row().orElseThrow(WrongKeyEncryptionKey::new);
            if (previous.isPresent() && row.checkValue().equals(previous.get().checkValue())) {
                if (check.change(previous.get(), key)) {
                    LOG.log(Level.INFO, "The key encryption key of this database is KEY_ENCRYPTION_KEY from now on: every signing key was"
                            + " encrypted anew. When every node has it, start them without KEY_ENCRYPTION_KEY_PREVIOUS");
                }
                continue;
            }
            DataKeys opened = key.open(row).orElseThrow(WrongKeyEncryptionKey::new);
            endChange(row);
            return opened;
        }
        throw new WrongKeyEncryptionKey();
    }

    private void endChange(KeyEncryptionCheck.Row row) {
        if (key.isBefore(row)) {
            warn();
        } else if (previous.isEmpty() && check.forgetPrevious(key)) {
            LOG.log(Level.INFO, "The change of KEY_ENCRYPTION_KEY is done: the key of before opens nothing any more");
        }
    }

    /**
     * Looks whether another node has made a change.
     *
     * @param known the data keys that this node has
     * @return the same if there was no change, the new ones after a change, or empty if this node's key does not open the new ones
     */
    public Optional<DataKeys> now(DataKeys known) {
        KeyEncryptionCheck.Row row = check.row().orElseThrow();
        if (row.dataKeys().equals(known.stored())) {
            return Optional.of(known);
        }
        Optional<DataKeys> opened = key.open(row);
        if (opened.isPresent() && key.isBefore(row)) {
            warn();
        }
        return opened;
    }

    private static void warn() {
        LOG.log(Level.WARNING, "KEY_ENCRYPTION_KEY of this node is the one of before. It goes on for now; give it the key of the other nodes,"
                + " since it does not start any more once one of them starts without KEY_ENCRYPTION_KEY_PREVIOUS");
    }
}
