package com.vidaplus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.encryption.DataKeys;
import com.vidaplus.auth.key.encryption.KeyVault;
import com.vidaplus.auth.key.encryption.NameKey;
import com.vidaplus.auth.key.encryption.OutdatedDataKeys;
import com.vidaplus.auth.key.encryption.WrongKeyEncryptionKey;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The change of the key encryption key on several nodes: nothing is lost, nobody is poisoned, and the key of before ends. */
class KeyEncryptionChangeTest {

    private static final byte[] OLD = SigningKeysOnH2.keyEncryptionKey(1);
    private static final byte[] NEW = SigningKeysOnH2.keyEncryptionKey(2);
    private static final byte[] NEWER = SigningKeysOnH2.keyEncryptionKey(3);
    private static final String NAME = "alice@example.com";
    private static final AuditEvent MADE = AuditEvent.of(AuditType.KEY_MADE);

    private final SigningKeysOnH2 keys = new SigningKeysOnH2();

    @AfterEach
    void close() throws SQLException {
        keys.close();
    }

    private SigningKeysOnH2.Node node(byte[] key) {
        return keys.new Node("ES256", key).started();
    }

    private SigningKeysOnH2.Node changing(byte[] key, byte[] previous) {
        return keys.new Node("ES256", key, Optional.of(previous)).started();
    }

    @Test
    void everySigningKeyAndThePseudonymsOfNamesStay() {
        SigningKeysOnH2.Node before = node(OLD);
        String pending = before.upkeep.publishSuccessor(MADE).orElseThrow();
        String retired = keys.stores("ES256", OLD, "retired");

        SigningKeysOnH2.Node changed = changing(NEW, OLD);
        SigningKeysOnH2.Node after = node(NEW);

        for (SigningKeysOnH2.Node node : List.of(changed, after)) {
            assertThat(node.kid()).isEqualTo(before.kid());
            assertThat(List.of(pending, retired)).allMatch(node::publishes);
            assertThat(node.names.pseudonym(NAME)).isEqualTo(before.names.pseudonym(NAME));
        }
        assertThat(keys.count("TRUE")).isEqualTo(3);
    }

    @Test
    void theKeyOfBeforeOpensNothingOnceANodeHasStartedWithoutIt() {
        node(OLD);
        changing(NEW, OLD);
        node(NEW);
        List<String> stored = keys.dump();

        assertThatThrownBy(() -> node(OLD)).isInstanceOf(WrongKeyEncryptionKey.class);

        assertThat(keys.dump()).isEqualTo(stored);
        KeyVault old = new KeyVault(OLD);
        assertThat(keys.privateKeys()).isNotEmpty().allSatisfy((kid, sealed) ->
                assertThatThrownBy(() -> old.decrypt(kid, sealed)).isInstanceOf(WrongKeyEncryptionKey.class));
    }

    @Test
    void nodesThatHaveTheOldKeyAloneGoOnWriteWhatTheOthersOpenAndStartAgain() {
        SigningKeysOnH2.Node running = node(OLD);
        SigningKeysOnH2.Node changed = changing(NEW, OLD);

        running.upkeep.tick();
        String next = running.upkeep.publishSuccessor(MADE).orElseThrow();
        SigningKeysOnH2.Node again = node(OLD);
        changed.upkeep.tick();
        assertThat(List.of(running, again, changed)).allMatch(node -> node.publishes(next));
        keys.letPendingBeDue();
        running.upkeep.tick();
        changed.upkeep.tick();
        again.upkeep.tick();

        assertThat(List.of(running.kid(), again.kid(), changed.kid())).containsOnly(next);
        assertThat(keys.count("TRUE")).isEqualTo(2);
    }

    @Test
    void nodesThatHaveTheNewKeyAloneDoNotMakeTheChangeAndStoreNothing() {
        node(OLD);
        List<String> stored = keys.dump();

        assertThatThrownBy(() -> node(NEW)).isInstanceOf(WrongKeyEncryptionKey.class).hasMessageContaining("KEY_ENCRYPTION_KEY_PREVIOUS");

        assertThat(keys.dump()).isEqualTo(stored);
    }

    @Test
    void aRunningNodeWhoseKeyOpensNothingAnyMoreRetiresAndMakesNothing() {
        SigningKeysOnH2.Node running = node(OLD);
        String signs = running.kid();
        changing(NEW, OLD);
        node(NEW);
        SigningKeysOnH2.Node changed = changing(NEWER, NEW);
        List<String> stored = keys.dump();

        running.upkeep.tick();

        assertThat(running.kid()).as("in memory").isEqualTo(signs);
        assertThatThrownBy(() -> running.upkeep.publishSuccessor(MADE)).isInstanceOf(OutdatedDataKeys.class);
        assertThatThrownBy(() -> running.upkeep.remove(signs, MADE)).isInstanceOf(OutdatedDataKeys.class);
        assertThat(keys.dump()).isEqualTo(stored);
        String next = changed.upkeep.publishSuccessor(MADE).orElseThrow();
        keys.letPendingBeDue();
        changed.upkeep.tick();
        running.upkeep.tick();
        assertThat(changed.kid()).isEqualTo(next);
        assertThat(running.ring.active()).as("it cannot sign what the others would publish, and is not ready").isNull();
        assertThat(running.publishes(signs)).as("tokens of before are still verified").isTrue();
        assertThat(keys.count("kid = '" + next + "' AND active_for IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void stepUnderDataKeysOfBeforeIsRefusedEvenWhereTheNodeHasNotLookedYet() {
        SigningKeysOnH2.Node running = node(OLD);
        DataKeys before = DataKeys.of(OLD);
        changing(NEW, OLD);
        SigningKey late = SigningKey.generate("ES256", SignatureEngine.find());
        KeyLife life = keys.life(running);

        assertThatThrownBy(() -> life.addPending(before, SigningKeyRow.of(late, before.vault()), running.kid(), Duration.ZERO, MADE))
                .isInstanceOf(OutdatedDataKeys.class);
        assertThatThrownBy(() -> life.retireBeside(before, running.kid(), "other")).isInstanceOf(OutdatedDataKeys.class);
        assertThat(keys.count("TRUE")).isEqualTo(1);
    }

    @Test
    void nodesThatMakeTheChangeTogetherMakeItOnce() throws Exception {
        String signs = node(OLD).kid();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<SigningKeysOnH2.Node>> starts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                boolean old = i % 3 == 2;
                starts.add(() -> old ? node(OLD) : changing(NEW, OLD));
            }
            for (Future<SigningKeysOnH2.Node> started : threads.invokeAll(starts)) {
                assertThat(started.get().kid()).isEqualTo(signs);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(node(NEW).kid()).isEqualTo(signs);
        assertThat(keys.count("TRUE")).isEqualTo(1);
    }

    @Test
    void changesFollowEachOtherAndTheNamesStay() {
        SigningKeysOnH2.Node first = node(OLD);
        changing(NEW, OLD);
        changing(NEWER, NEW);

        assertThatThrownBy(() -> node(OLD)).isInstanceOf(WrongKeyEncryptionKey.class);
        SigningKeysOnH2.Node back = changing(OLD, NEWER);
        SigningKeysOnH2.Node last = node(OLD);

        assertThat(List.of(back.kid(), last.kid())).containsOnly(first.kid());
        assertThat(last.names.pseudonym(NAME)).isEqualTo(first.names.pseudonym(NAME));
    }

    @Test
    void previousKeyThatIsNotTheDatabasesChangesNothing() {
        node(OLD);
        List<String> stored = keys.dump();

        assertThatThrownBy(() -> changing(NEW, NEWER)).isInstanceOf(WrongKeyEncryptionKey.class);
        changing(OLD, NEWER);

        assertThat(keys.dump()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "retired"})
    void databaseOfABuildThatKnewNoCheckValueIsChangedToo(String state) {
        String kid = keys.stores("ES256", OLD, state);

        SigningKeysOnH2.Node changed = changing(NEW, OLD);

        assertThat(changed.publishes(kid)).isTrue();
        assertThat(node(NEW).publishes(kid)).isTrue();
    }

    @Test
    void emptyDatabaseIsStartedWithTheNewKey() {
        changing(NEW, OLD);

        assertThat(keys.check.stored()).contains(new KeyVault(NEW).checkValue());
    }

    @Test
    void damagedKeyIsNoReasonNotToChange() {
        SigningKeysOnH2.Node before = node(OLD);
        String retired = keys.stores("ES256", OLD, "retired");
        keys.sql.update("UPDATE signing_key SET private_key = 'garbage' WHERE kid = ?", retired);

        SigningKeysOnH2.Node changed = changing(NEW, OLD);

        assertThat(changed.kid()).isEqualTo(before.kid());
        assertThat(changed.publishes(retired)).isFalse();
    }

    @Test
    void pseudonymsBesideTheServiceNeedTheStoredDataKeysAfterAChange() {
        SigningKeysOnH2.Node before = node(OLD);
        changing(NEW, OLD);
        Optional<String> stored = keys.check.row().orElseThrow().dataKeys();

        assertThat(NameKey.of(TestSettings.of("KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(NEW)), stored).pseudonym(NAME))
                .isEqualTo(before.names.pseudonym(NAME));
        assertThatThrownBy(() -> NameKey.of(TestSettings.of("KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(OLD)), stored))
                .isInstanceOf(WrongKeyEncryptionKey.class);
    }
}
