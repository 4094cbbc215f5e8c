package com.vidaplus.auth.key;

import com.vidaplus.auth.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Looks after the signing keys of this service, and keeps the {@link KeyRing} as they are stored. The first start makes one; of several
 * nodes that start together on an empty database one wins, and the others take its key. Transactions are the store's own: Payara starts
 * one for a {@code PostConstruct} in spite of {@code NOT_SUPPORTED} at the class, and losing that race would roll it back.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SigningKeys {

    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());
    /** A tenth of the shortest time for which a new key is published before it signs, so that each node publishes it well before that. */
    private static final long PERIOD_MILLIS = 1_000;

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
    private EmbeddedDatabase embeddedDatabase;

    @Inject
    private Event<SigningKeyChange> changes;

    @Resource
    private TimerService timers;

    private KeyVault vault;

    private volatile boolean lookedAfter = true;

    @PostConstruct
    void start() {
        try {
            FlawedEcdsa.refuse();
            List<SigningKeyRow> rows = store.all();
            Optional<Path> database = embeddedDatabase.path();
            database.ifPresent(DatabaseFiles::close);
            byte[] keyEncryptionKey = KeyEncryptionKey.find(settings, database, !rows.isEmpty());
            vault = new KeyVault(keyEncryptionKey);
            pseudonyms.use(new NameKey(keyEncryptionKey));
            reload();
            // Not by @Schedule: that timer would start a bean again whose start has just failed, and report it a second time.
            timers.createIntervalTimer(PERIOD_MILLIS, PERIOD_MILLIS, new TimerConfig(null, false));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "VidaPlus Auth does not start. {0}", e.getMessage());
            throw new IllegalStateException("No signing key: " + e.getMessage(), e);
        }
    }

    /**
     * Moves keys on where it is time, and takes up what another node did. A database that is away changes nothing: the keys at hand go on
     * signing.
     */
    @Timeout
    void tick() {
        try {
            if (life.isRotationDue(settings.algorithm(), settings.signingKeyRotation())) {
                publishSuccessor().ifPresent(kid -> changes.fire(new SigningKeyChange(kid, SigningKeyChange.Kind.MADE)));
            }
            boolean promoted = life.promote(settings.algorithm());
            life.deleteOutlived();
            reload();
            if (promoted) {
                LOG.log(Level.INFO, "Signing key {0} signs from now on; the one before is published until its tokens have expired",
                        ring.active().kid());
                changes.fire(new SigningKeyChange(ring.active().kid(), SigningKeyChange.Kind.ROTATED));
            }
            lookedAfter = true;
        } catch (RuntimeException e) {
            LOG.log(lookedAfter ? Level.WARNING : Level.DEBUG, "Signing keys cannot be looked after at the moment: {0}",
                    e.getClass().getSimpleName());
            lookedAfter = false;
        }
    }

    /**
     * Publishes a successor of the active key; it signs when the time of {@code SIGNING_KEY_PENDING_SECONDS} has passed, in which every
     * verifier has read the key set again.
     *
     * @return its {@code kid}; nothing where one is published already
     */
    public Optional<String> publishSuccessor() {
        reload();
        SigningKey active = ring.active();
        SigningKey key = SigningKey.generate(settings.algorithm(), engine);
        if (!life.addPending(SigningKeyRow.of(key, false, vault), active.kid(), settings.signingKeyPending())) {
            return Optional.empty();
        }
        LOG.log(Level.INFO, "New {0} signing key {1} published", settings.algorithm(), key.kid());
        reload();
        return Optional.of(key.kid());
    }

    /**
     * Takes a key away at once. Its tokens are worth nothing on any node as soon as this is stored. Where it was the active one, another
     * signs at once here, and on other nodes when they read the keys again, a second later at the most; verifiers that cache the key set
     * may not know it until they read the set again.
     *
     * @return whether there was such a key
     */
    public boolean remove(String kid) {
        if (!store.isThere(kid)) {
            return false;
        }
        // Made before anything is taken away: it takes a while.
        SigningKey spare = SigningKey.generate(settings.algorithm(), engine);
        String activeBefore = ring.active().kid();
        if (!life.remove(kid, SigningKeyRow.of(spare, true, vault))) {
            return false;
        }
        LOG.log(Level.WARNING, "Signing key {0} taken away: its tokens are worth nothing", kid);
        reload();
        if (ring.active().kid().equals(spare.kid())) {
            changes.fire(new SigningKeyChange(spare.kid(), SigningKeyChange.Kind.MADE));
        }
        if (!ring.active().kid().equals(activeBefore)) {
            LOG.log(Level.WARNING, "Signing key {0} signs from now on in its place", ring.active().kid());
            changes.fire(new SigningKeyChange(ring.active().kid(), SigningKeyChange.Kind.ROTATED));
        }
        return true;
    }

    /** What there is, as stored now. */
    public List<SigningKeyInfo> list() {
        return store.all().stream().map(row -> new SigningKeyInfo(row.kid(), row.algorithm(), row.state())).toList();
    }

    /** One thread at a time, so that none puts back what was read before another thread's change. */
    private synchronized void reload() {
        List<SigningKeyRow> rows = store.all();
        if (rows.stream().noneMatch(row -> row.isActiveFor(settings.algorithm()))) {
            addActive();
            rows = store.all();
        }
        ring.load(LoadedKeys.of(rows, settings.algorithm(), vault, engine, ring.loaded()));
    }

    private void addActive() {
        SigningKey key = SigningKey.generate(settings.algorithm(), engine);
        try {
            store.add(SigningKeyRow.of(key, true, vault));
        } catch (EJBException e) {
            LOG.log(Level.INFO, "Another node has made the signing key first");
            return;
        }
        LOG.log(Level.INFO, "New {0} signing key {1}", settings.algorithm(), key.kid());
        changes.fire(new SigningKeyChange(key.kid(), SigningKeyChange.Kind.MADE));
    }
}
