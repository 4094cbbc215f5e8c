package com.vidaplus.auth.key;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.key.encryption.DatabaseFiles;
import com.vidaplus.auth.key.encryption.HeldKey;
import com.vidaplus.auth.key.encryption.KeyEncryption;
import com.vidaplus.auth.key.encryption.KeyEncryptionCheck;
import com.vidaplus.auth.key.encryption.KeyEncryptionKey;
import com.vidaplus.auth.platform.database.DatabaseFailure;
import com.vidaplus.auth.platform.database.Dialect;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Looks after the signing keys of this service, and keeps the {@link KeyRing} as they are stored; {@link KeyUpkeep} says how. The first
 * start makes a key; of several nodes that start together on an empty database one wins, and the others take its key. Each step has its own
 * transaction: Payara starts one for a {@code PostConstruct} in spite of {@code NOT_SUPPORTED} at the class.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SigningKeys {

    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private SigningKeyStore store;

    @Inject
    private KeyLife life;

    @Inject
    private KeyRing ring;

    @Inject
    private Pseudonyms pseudonyms;

    @Inject
    private SignatureEngine engine;

    @Inject
    private Dialect dialect;

    @Inject
    private KeyEncryptionCheck check;

    private KeyUpkeep upkeep;

    private volatile boolean lookedAfter = true;

    @PostConstruct
    void start() {
        try {
            FlawedEcdsa.refuse();
            boolean hasStoredKeys = check.stored().isPresent() || !store.all().isEmpty();
            Optional<Path> database = dialect.embeddedPath();
            database.ifPresent(DatabaseFiles::close);
            byte[] keyEncryptionKey = KeyEncryptionKey.find(settings, database, hasStoredKeys);
            Optional<HeldKey> previous = KeyEncryptionKey.previous(settings, keyEncryptionKey).map(HeldKey::new);
            upkeep = new KeyUpkeep(settings, store, life, ring, engine, new KeyEncryption(check, new HeldKey(keyEncryptionKey), previous));
            pseudonyms.use(upkeep.start());
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. {0}", DatabaseFailure.reason(e));
            throw new IllegalStateException("No signing key: " + e.getMessage(), e);
        }
    }

    /**
     * Moves keys on where it is time, and takes up what another node did. A database that is away changes nothing: the keys at hand go on
     * signing. A timer calls this.
     */
    public void tick() {
        try {
            upkeep.tick();
            lookedAfter = true;
        } catch (Throwable e) {
            // An Error too, as when memory is out: thrown out of here it would end the caller's timer.
            LOG.log(lookedAfter ? Level.WARNING : Level.DEBUG, "Signing keys cannot be looked after at the moment: {0}",
                    e.getClass().getSimpleName());
            lookedAfter = false;
        }
    }

    /**
     * Publishes a successor of the active key. The successor signs after {@code SIGNING_KEY_PENDING_SECONDS}, within which every verifier
     * has read the key set again.
     *
     * @param made the audit entry with its actor; the entry and the key are stored together, or neither is
     * @return the successor's {@code kid}, or empty if one is published already
     */
    public Optional<String> publishSuccessor(AuditEvent made) {
        return upkeep.publishSuccessor(made);
    }

    /**
     * Takes a key away at once. No node accepts the key's tokens once the removal is stored. If the key was active, another key signs at
     * once on this node. Other nodes sign with the new key when they read the keys again, at most a second later. Verifiers that cache the
     * key set may not know the new key until they read the set again.
     *
     * @param removed the audit entry with its actor; the entry and the removal are stored together, or neither is
     * @return whether there was such a key
     */
    public boolean remove(String kid, AuditEvent removed) {
        return upkeep.remove(kid, removed);
    }

    /** The name and version of what computes signatures on this node. */
    public String signatureEngine() {
        return engine.toString();
    }

    /** All signing keys, as stored now. */
    public List<SigningKeyInfo> list() {
        return store.all().stream().map(row -> new SigningKeyInfo(row.kid(), row.algorithm(), row.state())).toList();
    }
}
