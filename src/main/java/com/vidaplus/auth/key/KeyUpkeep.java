package com.vidaplus.auth.key;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.encryption.DataKeys;
import com.vidaplus.auth.key.encryption.KeyEncryption;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.key.encryption.OutdatedDataKeys;
import com.vidaplus.auth.key.encryption.WrongKeyEncryptionKey;
import com.vidaplus.auth.platform.settings.Settings;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A node's work on the signing keys, from its start on. The node opens the stored keys into the {@link KeyRing}, makes the first key,
 * publishes successors and lets them sign. {@code TOKEN_ALGORITHM} is the algorithm of the keys that this node makes. Every node signs with
 * the one active key, whichever node made it. A node that finds another algorithm at its start publishes a successor of its own, once.
 */
final class KeyUpkeep {

    private static final Logger LOG = System.getLogger(KeyUpkeep.class.getName());

    private final Settings settings;
    private final SigningKeyStore store;
    private final KeyLife life;
    private final KeyRing ring;
    private final SignatureEngine engine;
    private final KeyEncryption encryption;
    private final Set<String> told = new HashSet<>();
    private DataKeys data;
    private boolean isOutdated;
    private boolean wantsOwnAlgorithm = true;

    /** @param encryption gives the keys that open and seal what is stored */
    KeyUpkeep(Settings settings, SigningKeyStore store, KeyLife life, KeyRing ring, SignatureEngine engine, KeyEncryption encryption) {
        this.settings = settings;
        this.store = store;
        this.life = life;
        this.ring = ring;
        this.engine = engine;
        this.encryption = encryption;
    }

    /**
     * Loads the keys. Nothing is stored before every stored key was opened and the check value compared.
     *
     * @return the key that names are hashed under
     * @throws WrongKeyEncryptionKey where the key encryption key is not the database's, or the active key cannot be opened
     */
    synchronized NameKey start() {
        data = encryption.start(vault -> first(store.all()).filter(row -> LoadedKeys.open(row, vault, engine).isEmpty()).isEmpty());
        LoadedKeys keys = load(LoadedKeys.NONE);
        if (keys.active() == null) {
            // Among the rows that were read: another node may have made the first key since.
            store.all().stream().filter(row -> row.state() == SigningKeyState.ACTIVE && keys.foreign().contains(row.kid())).findFirst()
                    .ifPresent(row -> {
                        throw new WrongKeyEncryptionKey(row.kid());
                    });
        }
        reload();
        if (!ring.active().algorithm().getName().equals(settings.algorithm())) {
            LOG.log(Level.INFO, "TOKEN_ALGORITHM of this node is {0}; signing key {1} of another algorithm signs until a new one was published"
                    + " for {2} seconds", settings.algorithm(), ring.active().kid(), Long.toString(settings.signingKeyPending().toSeconds()));
        }
        return data.names();
    }

    /** The row that tells whose database it is, where no check value does: the key that a node of these settings would have signed with. */
    private Optional<SigningKeyRow> first(List<SigningKeyRow> rows) {
        return rows.stream().filter(row -> row.isActiveFor(settings.algorithm())).findFirst()
                .or(() -> rows.stream().filter(row -> row.state() == SigningKeyState.ACTIVE).findFirst())
                .or(() -> rows.stream().findFirst());
    }

    /** Moves keys on where it is time, and takes up what another node did. */
    synchronized void tick() {
        reload();
        if (isOutdated) {
            return;
        }
        String active = ring.active().kid();
        ring.loaded().beside().forEach(kid -> life.retireBeside(data, active, kid));
        if (isSuccessorDue()) {
            publishSuccessor(AuditEvent.of(AuditType.KEY_MADE));
        }
        boolean promoted = ring.loaded().pending().filter(pending -> life.promote(pending.kid())).isPresent();
        life.deleteOutlived();
        reload();
        if (promoted) {
            LOG.log(Level.INFO, "Signing key {0} signs from now on; the one before is published until its tokens have expired",
                    ring.active().kid());
        }
    }

    private boolean isSuccessorDue() {
        Optional<SigningKey> pending = ring.loaded().pending();
        if (pending.orElse(ring.active()).algorithm().getName().equals(settings.algorithm())) {
            wantsOwnAlgorithm = false;
        }
        return pending.isEmpty() && (wantsOwnAlgorithm || life.isRotationDue(ring.active().kid(), settings.signingKeyRotation()));
    }

    /**
     * @param made the audit entry with its actor
     * @return the {@code kid} of the successor that is published now; empty where one was already
     * @throws OutdatedDataKeys where this node cannot encrypt what the others could open
     */
    synchronized Optional<String> publishSuccessor(AuditEvent made) {
        reloadToWrite();
        SigningKey key = SigningKey.generate(settings.algorithm(), engine);
        if (!life.addPending(data, SigningKeyRow.of(key, data.vault()), ring.active().kid(), settings.signingKeyPending(), made)) {
            return Optional.empty();
        }
        LOG.log(Level.INFO, "New {0} signing key {1} published", settings.algorithm(), key.kid());
        reload();
        return Optional.of(key.kid());
    }

    /**
     * @param removed the audit entry with its actor
     * @return whether there was such a key to take away
     * @throws OutdatedDataKeys where this node cannot encrypt what the others could open
     */
    synchronized boolean remove(String kid, AuditEvent removed) {
        if (!store.isThere(kid)) {
            return false;
        }
        reloadToWrite();
        // Made before anything is taken away: it takes a while.
        SigningKey spare = SigningKey.generate(settings.algorithm(), engine);
        String activeBefore = ring.active().kid();
        if (!life.remove(data, kid, ring.loaded().pending().map(SigningKey::kid), SigningKeyRow.of(spare, data.vault()), removed)) {
            return false;
        }
        LOG.log(Level.WARNING, "Signing key {0} taken away: its tokens are worth nothing", kid);
        reload();
        if (!ring.active().kid().equals(activeBefore)) {
            LOG.log(Level.WARNING, "Signing key {0} signs from now on in its place", ring.active().kid());
        }
        return true;
    }

    private void reloadToWrite() {
        reload();
        if (isOutdated) {
            throw new OutdatedDataKeys();
        }
    }

    private void reload() {
        LoadedKeys keys = load(ring.loaded());
        if (isOutdated) {
            // Keys that other nodes took away are gone here too. If another key signs by now, this node is not ready.
            ring.load(keys);
            return;
        }
        if (keys.active() == null) {
            addActive(keys.foreign());
            keys = load(ring.loaded());
        }
        if (keys.active() == null) {
            throw new IllegalStateException("There is no active key in the database");
        }
        keys.foreign().stream().filter(told::add).forEach(kid -> LOG.log(Level.WARNING, "The stored signing key {0} cannot be decrypted with"
                + " the key encryption key of this service: it is left out, and retired where it was to sign", kid));
        ring.load(keys);
    }

    /** The stored keys, opened with the current data keys. */
    private LoadedKeys load(LoadedKeys before) {
        DataKeys known;
        LoadedKeys keys;
        do {
            known = data;
            keys = LoadedKeys.of(store.all(), known.vault(), engine, before);
            Optional<DataKeys> now = encryption.now(known);
            if (now.isEmpty() && !isOutdated) {
                LOG.log(Level.WARNING, "KEY_ENCRYPTION_KEY was changed, and the one of this node opens nothing any more. It goes on with the"
                        + " keys that it has in memory until another one signs: start it again with the key of the other nodes");
            }
            isOutdated = now.isEmpty();
            data = now.orElse(known);
        } while (data != known);
        return keys;
    }

    private void addActive(Set<String> foreign) {
        SigningKey key = SigningKey.generate(settings.algorithm(), engine);
        if (!life.addActive(data, SigningKeyRow.of(key, data.vault()), foreign)) {
            LOG.log(Level.INFO, "Another node has made the signing key first");
            return;
        }
        LOG.log(Level.INFO, "New {0} signing key {1}", settings.algorithm(), key.kid());
    }
}
