package com.vidaplus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.key.encryption.KeyVault;
import com.vidaplus.auth.key.encryption.WrongKeyEncryptionKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nodes do for the signing keys, on the service's own schema: a change of algorithm, a stray node, and what it left behind. */
class KeyUpkeepTest {

    private static final byte[] OURS = SigningKeysOnH2.keyEncryptionKey(1);
    private static final byte[] STRAY = SigningKeysOnH2.keyEncryptionKey(2);

    private final SigningKeysOnH2 keys = new SigningKeysOnH2();

    @AfterEach
    void close() throws SQLException {
        keys.close();
    }

    private SigningKeysOnH2.Node node(String algorithm) {
        return keys.new Node(algorithm, OURS);
    }

    @Test
    void theFirstNodeMakesAKeyAndTheOthersTakeIt() {
        SigningKeysOnH2.Node first = node("RS256").started();
        SigningKeysOnH2.Node second = node("RS256").started();

        assertThat(second.kid()).isEqualTo(first.kid());
        assertThat(keys.count("TRUE")).isEqualTo(1);
        assertThat(first.changes.all()).containsExactly(AuditEvent.of(AuditType.KEY_MADE).on(first.kid()));
        assertThat(second.changes.all()).isEmpty();
    }

    @Test
    void nodesThatStartTogetherHaveOneKeyThoughTheirAlgorithmsDiffer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<SigningKeysOnH2.Node>> starts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String algorithm = i % 2 == 0 ? "RS256" : "ES256";
                starts.add(() -> node(algorithm).started());
            }
            for (Future<SigningKeysOnH2.Node> started : threads.invokeAll(starts)) {
                assertThat(keys.count("active_for IS NOT NULL AND kid = '" + started.get().kid() + "'")).isEqualTo(1);
            }
            assertThat(keys.count("TRUE")).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherAlgorithmIsPublishedBeforeItSignsAndTheOldKeyIsRetiredAndGoes() {
        SigningKeysOnH2.Node before = node("ES256").started();
        String old = before.kid();
        SigningKeysOnH2.Node after = node("RS256").started();
        assertThat(after.kid()).as("verifiers do not know another yet").isEqualTo(old);

        after.upkeep.tick();
        assertThat(after.kid()).isEqualTo(old);
        assertThat(keys.count("pending_for = 'RS256'")).isEqualTo(1);
        keys.letPendingBeDue();
        after.upkeep.tick();

        assertThat(after.algorithm()).isEqualTo("RS256");
        assertThat(after.publishes(old)).as("for the tokens that it signed").isTrue();
        assertThat(keys.count("active_for IS NOT NULL")).isEqualTo(1);
        keys.sql.update("UPDATE signing_key SET retired_at = CURRENT_TIMESTAMP - INTERVAL '25' HOUR WHERE kid = ?", old);
        after.upkeep.tick();
        assertThat(keys.count("kid = '" + old + "'")).isZero();
        assertThat(after.publishes(old)).isFalse();
    }

    @Test
    void duringARollingChangeAllNodesSignWithTheSameKeyAndNoneTakesTheChangeBack() {
        SigningKeysOnH2.Node late = node("ES256").started();
        late.upkeep.tick();
        SigningKeysOnH2.Node early = node("RS256").started();
        early.upkeep.tick();
        late.upkeep.tick();
        assertThat(late.kid()).isEqualTo(early.kid());
        keys.letPendingBeDue();
        early.upkeep.tick();
        for (int i = 0; i < 5; i++) {
            late.upkeep.tick();
            early.upkeep.tick();
        }

        assertThat(late.algorithm()).isEqualTo("RS256");
        assertThat(late.kid()).isEqualTo(early.kid());
        assertThat(keys.count("TRUE")).as("the two, and none that was made in between").isEqualTo(2);
        SigningKeysOnH2.Node restarted = node("RS256").started();
        restarted.upkeep.tick();
        assertThat(keys.count("TRUE")).isEqualTo(2);
    }

    @Test
    void aRotationUnderWayIsFinishedBeforeTheAlgorithmChanges() {
        SigningKeysOnH2.Node before = node("ES256").started();
        String next = before.upkeep.publishSuccessor(AuditEvent.of(AuditType.KEY_MADE)).orElseThrow();
        SigningKeysOnH2.Node after = node("RS256").started();
        after.upkeep.tick();
        assertThat(keys.count("pending_for IS NOT NULL")).isEqualTo(1);
        keys.letPendingBeDue();
        after.upkeep.tick();
        assertThat(after.kid()).isEqualTo(next);

        after.upkeep.tick();
        keys.letPendingBeDue();
        after.upkeep.tick();

        assertThat(after.algorithm()).isEqualTo("RS256");
    }

    @Test
    void keyThatABuildOfBeforeLeftActiveForAnotherAlgorithmIsRetired() {
        String left = keys.stores("ES256", OURS, "active");
        keys.sql.update("UPDATE signing_key SET active_from = CURRENT_TIMESTAMP - INTERVAL '400' DAY");
        String signs = keys.stores("RS256", OURS, "active");

        SigningKeysOnH2.Node node = node("RS256").started();
        node.upkeep.tick();

        assertThat(node.kid()).isEqualTo(signs);
        assertThat(keys.count("kid = '" + left + "' AND active_for IS NULL AND retired_at IS NOT NULL")).isEqualTo(1);
        assertThat(node.publishes(left)).isTrue();
        assertThat(node.changes.all()).contains(AuditEvent.of(AuditType.KEY_RETIRED).on(left));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256"})
    void aStrayNodeWithAnotherKeyEncryptionKeyStoresNothingAndDoesNotStart(String algorithm) {
        SigningKeysOnH2.Node good = node("ES256").started();
        List<String> before = keys.dump();

        assertThatThrownBy(() -> keys.new Node(algorithm, STRAY).started()).isInstanceOf(WrongKeyEncryptionKey.class)
                .hasMessageContaining("KEY_ENCRYPTION_KEY");

        assertThat(keys.dump()).isEqualTo(before);
        good.upkeep.tick();
        assertThat(node("ES256").started().kid()).isEqualTo(good.kid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256"})
    void aStrayNodeIsFoundOutByTheKeysWhereThereIsNoCheckValueYet(String algorithm) {
        keys.stores("ES256", OURS, "active");
        List<String> before = keys.dump();

        assertThatThrownBy(() -> keys.new Node(algorithm, STRAY).started()).isInstanceOf(WrongKeyEncryptionKey.class);

        assertThat(keys.dump()).isEqualTo(before);
        node("ES256").started();
        assertThat(keys.check.stored()).contains(new KeyVault(OURS).checkValue());
    }

    @Test
    void aStrayNodeIsFoundOutByTheCheckValueAloneWhereNoKeyIsLeft() {
        node("ES256").started();
        keys.sql.update("DELETE FROM signing_key");

        assertThatThrownBy(() -> keys.new Node("ES256", STRAY).started()).isInstanceOf(WrongKeyEncryptionKey.class);

        assertThat(keys.count("TRUE")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"RS256, active", "RS256, pending", "ES256, pending", "ES256, retired", "RS256, retired"})
    void whatAStrayNodeLeftBehindKeepsNobodyFromStartingOrRotating(String algorithm, String state) {
        SigningKeysOnH2.Node running = node("ES256").started();
        String signs = running.kid();
        String foreign = keys.stores(algorithm, STRAY, state);

        running.upkeep.tick();
        SigningKeysOnH2.Node later = node("ES256").started();
        assertThat(List.of(running.kid(), later.kid())).containsOnly(signs);
        assertThat(running.publishes(foreign)).as("nothing is verified by it").isFalse();
        assertThat(running.ring.find(foreign)).isEmpty();

        running.upkeep.tick();
        String next = later.upkeep.publishSuccessor(AuditEvent.of(AuditType.KEY_MADE)).orElseThrow();
        keys.letPendingBeDue();
        running.upkeep.tick();
        later.upkeep.tick();
        assertThat(List.of(running.kid(), later.kid())).containsOnly(next);
        assertThat(keys.count("kid = '" + foreign + "' AND (active_for IS NOT NULL OR pending_for IS NOT NULL)")).isZero();
    }

    @Test
    void goodNodeStartsOnWhatAStrayNodeOfABuildBeforePoisoned() {
        String ours = keys.stores("ES256", OURS, "active");
        keys.stores("RS256", STRAY, "active");

        SigningKeysOnH2.Node node = node("ES256").started();
        node.upkeep.tick();

        assertThat(node.kid()).isEqualTo(ours);
        assertThat(keys.count("active_for IS NOT NULL")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "v1:", "v1:AAAA", "v1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "v2:AAAA"})
    void nodeDoesNotStartOnAnActiveKeyThatIsDamagedAndMakesNoOther(String damage) {
        SigningKeysOnH2.Node running = node("ES256").started();
        keys.sql.update("UPDATE signing_key SET private_key = ?", damage);

        assertThatThrownBy(() -> node("ES256").started()).isInstanceOf(WrongKeyEncryptionKey.class).hasMessageContaining(running.kid());

        assertThat(keys.count("TRUE")).isEqualTo(1);
        running.upkeep.tick();
        assertThat(running.ring.active()).as("the running node has it in memory").isNotNull();
    }

    @Test
    void damagedKeyThatDoesNotSignIsLeftOut() {
        SigningKeysOnH2.Node running = node("ES256").started();
        String retired = keys.stores("ES256", OURS, "retired");
        keys.sql.update("UPDATE signing_key SET private_key = 'garbage' WHERE kid = ?", retired);

        assertThat(node("ES256").started().kid()).isEqualTo(running.kid());
        assertThat(node("ES256").started().publishes(retired)).isFalse();
    }

    @Test
    void keyThatIsTakenAwayIsReplacedByItsSuccessorOfWhateverAlgorithmOrByANewOne() {
        SigningKeysOnH2.Node node = node("ES256").started();
        String first = node.kid();
        SigningKeysOnH2.Node other = node("RS256").started();
        other.upkeep.tick();

        assertThat(other.upkeep.remove(first, AuditEvent.of(AuditType.KEY_RETIRED))).isTrue();
        assertThat(other.algorithm()).isEqualTo("RS256");
        String second = other.kid();
        assertThat(other.upkeep.remove(second, AuditEvent.of(AuditType.KEY_RETIRED))).isTrue();
        assertThat(other.kid()).isNotEqualTo(second);
        assertThat(other.upkeep.remove(second, AuditEvent.of(AuditType.KEY_RETIRED))).isFalse();
        node.upkeep.tick();
        assertThat(node.kid()).isEqualTo(other.kid());
    }

    @Test
    void oldKeyIsRotatedAtItsPaceAndOnce() {
        SigningKeysOnH2.Node one = node("ES256").started();
        SigningKeysOnH2.Node other = node("ES256").started();
        keys.sql.update("UPDATE signing_key SET active_from = CURRENT_TIMESTAMP - INTERVAL '91' DAY");
        String old = one.kid();

        one.upkeep.tick();
        other.upkeep.tick();
        assertThat(keys.count("pending_for IS NOT NULL")).isEqualTo(1);
        assertThat(one.kid()).isEqualTo(old);
        keys.letPendingBeDue();
        one.upkeep.tick();
        other.upkeep.tick();

        assertThat(one.kid()).isEqualTo(other.kid()).isNotEqualTo(old);
        assertThat(keys.count("TRUE")).isEqualTo(2);
        assertThat(one.changes.all()).contains(AuditEvent.of(AuditType.KEY_ROTATED).on(one.kid()));
        assertThat(other.changes.all()).isEmpty();
    }
}
