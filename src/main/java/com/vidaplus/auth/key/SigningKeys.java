package com.vidaplus.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The signing keys of this service, held in memory so that neither a signature nor the JWK Set needs the database. The first start
 * makes one; of several nodes that start together on an empty database one wins, and the others take its key.
 * Transactions are the store's own: Payara starts one for a {@code PostConstruct} in spite of {@code NOT_SUPPORTED} at the class, and
 * losing that race would roll it back.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SigningKeys {

    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());
    private static final long RELOAD_MILLIS = 10_000;

    @Inject
    private Settings settings;

    @Inject
    private SigningKeyStore store;

    @Inject
    private KeyLife life;

    @Inject
    private EmbeddedDatabase embeddedDatabase;

    @Inject
    private Event<SigningKeyChange> changes;

    @Resource
    private TimerService timers;

    private KeyVault vault;

    private volatile Loaded loaded;

    @PostConstruct
    void start() {
        try {
            FlawedEcdsa.refuse();
            List<SigningKeyRow> rows = store.all();
            vault = new KeyVault(KeyEncryptionKey.find(settings, embeddedDatabase.path(), !rows.isEmpty()));
            reload();
            // Not by @Schedule: that timer would start a bean again whose start has just failed, and report it a second time.
            timers.createIntervalTimer(RELOAD_MILLIS, RELOAD_MILLIS, new TimerConfig(null, false));
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
                        active().kid());
                changes.fire(new SigningKeyChange(active().kid(), SigningKeyChange.Kind.ROTATED));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Signing keys could not be looked after: {0}", e.getClass().getSimpleName());
        }
    }

    /**
     * Publishes a successor of the active key; it signs ten minutes later, when every verifier that caches for five has seen it.
     *
     * @return its {@code kid}; nothing where one is published already
     */
    public Optional<String> publishSuccessor() {
        if (store.all().stream().anyMatch(row -> row.state() == SigningKeyState.PENDING && row.algorithm().equals(settings.algorithm()))) {
            return Optional.empty();
        }
        SigningKey key = SigningKey.generate(settings.algorithm());
        try {
            life.addPending(SigningKeyRow.of(key, false, vault));
            LOG.log(Level.INFO, "New {0} signing key {1} published", settings.algorithm(), key.kid());
            reload();
            return Optional.of(key.kid());
        } catch (EJBException e) {
            LOG.log(Level.INFO, "Another node has published a successor first");
            return Optional.empty();
        }
    }

    /**
     * Takes a key away at once. Where it was the active one, another signs at once; verifiers that cache the key set refuse its tokens
     * until they read the set again.
     *
     * @return whether there was such a key
     */
    public boolean remove(String kid) {
        boolean removed = life.remove(kid);
        if (removed) {
            LOG.log(Level.WARNING, "Signing key {0} taken away: its tokens are worth nothing", kid);
            reload();
        }
        return removed;
    }

    /** What there is, as stored now. */
    public List<SigningKeyInfo> list() {
        return store.all().stream().map(row -> new SigningKeyInfo(row.kid(), row.algorithm(), row.state())).toList();
    }

    private void reload() {
        List<SigningKeyRow> rows = store.all();
        if (rows.stream().noneMatch(row -> row.isActiveFor(settings.algorithm()))) {
            addActive();
            rows = store.all();
        }
        loaded = load(rows);
    }

    private void addActive() {
        SigningKey key = SigningKey.generate(settings.algorithm());
        try {
            store.add(SigningKeyRow.of(key, true, vault));
        } catch (EJBException e) {
            LOG.log(Level.INFO, "Another node has made the signing key first");
            return;
        }
        LOG.log(Level.INFO, "New {0} signing key {1}", settings.algorithm(), key.kid());
        changes.fire(new SigningKeyChange(key.kid(), SigningKeyChange.Kind.MADE));
    }

    private Loaded load(List<SigningKeyRow> rows) {
        SigningKeyRow active = rows.stream().filter(row -> row.isActiveFor(settings.algorithm())).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no active " + settings.algorithm() + " key in the database"));
        List<SigningKeyRow> activeFirst = new ArrayList<>(rows);
        activeFirst.remove(active);
        activeFirst.add(0, active);
        List<SigningKey> keys = activeFirst.stream()
                .map(row -> SigningKey.parse(vault.decrypt(row.kid(), row.encryptedPrivateKey()))).toList();
        List<JWK> published = keys.stream().map(SigningKey::publicJwk).toList();
        return new Loaded(keys.get(0), keys.stream().collect(Collectors.toUnmodifiableMap(SigningKey::kid, Function.identity())),
                new JWKSet(published).toString());
    }

    /** The key that signs now. */
    public SigningKey active() {
        return loaded.active();
    }

    /** The key with that {@code kid}, while tokens signed with it count. */
    public Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(loaded.byKid().get(kid));
    }

    /** The JWK Set of all public keys, the active one first (RFC 7517 §5). */
    public String jwkSet() {
        return loaded.jwkSet();
    }

    private record Loaded(SigningKey active, Map<String, SigningKey> byKid, String jwkSet) {
    }
}
