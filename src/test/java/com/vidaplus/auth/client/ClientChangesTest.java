package com.vidaplus.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.database.MigratedH2;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a client's tokens, and the sessions of people through it: one row each, on the service's own schema. */
class ClientChangesTest {

    private final MigratedH2 database = new MigratedH2("client-changes");
    private final ClientChanges changes = new ClientChanges(database.sql());
    private Client seen;

    @BeforeEach
    void aClientIsRegistered() {
        register(new Client("c", Optional.of("sha256:x:y"), Set.of("client_credentials", "refresh_token", "password"), false));
        database.sql().update("INSERT INTO refresh_family (id, account_id, client_id, client_version, auth_time, expires_at)"
                + " SELECT 'f' || x, 'a', 'c', ?, 0, CURRENT_TIMESTAMP + INTERVAL '1' HOUR FROM SYSTEM_RANGE(1, 3)", seen.sessionVersion());
    }

    @AfterEach
    void dropTheDatabase() {
        database.close();
    }

    private void register(Client client) {
        database.sql().update("INSERT INTO client (id, secret_hash, grant_types, credential_version, session_version) VALUES (?, ?, ?, ?, ?)",
                client.id(), client.secretHash().orElseThrow(), String.join(" ", client.grantTypes()), client.credentialVersion(),
                client.sessionVersion());
        seen = now();
    }

    private Client now() {
        return database.sql().first("SELECT " + ClientColumns.ALL + " FROM client c", ClientColumns::of).orElseThrow().orElseThrow();
    }

    private ClientRegistration with(boolean enabled, String... grantTypes) {
        ClientRegistration was = seen.registration();
        return new ClientRegistration(enabled, new TreeSet<>(Set.of(grantTypes)), was.scopes(), was.audiences(), Optional.of(5),
                was.tokenTyp(), was.mayIntrospect());
    }

    private void assertEnded(boolean ownTokens, boolean sessions) {
        assertThat(!now().credentialVersion().equals(seen.credentialVersion())).as("own tokens end").isEqualTo(ownTokens);
        assertThat(!now().sessionVersion().equals(seen.sessionVersion())).as("sessions end").isEqualTo(sessions);
        assertThat(database.count("family_removal WHERE owner_kind = 'client' AND owner_id = 'c'")).isEqualTo(sessions ? 1 : 0);
        assertThat(database.count("refresh_family")).as("no family is touched").isEqualTo(3);
        assertThat(database.count("refresh_family WHERE ended_at IS NOT NULL")).isZero();
    }

    @Test
    void disablingEndsEverything() {
        assertThat(changes.update(seen, with(false, "client_credentials", "refresh_token", "password"))).isTrue();

        assertEnded(true, true);
    }

    /** A build of before disables without a new version. */
    @Test
    void enablingEndsEverythingOfBefore() {
        database.sql().update("UPDATE client SET enabled = FALSE");
        seen = now();

        assertThat(changes.update(seen, with(true, "client_credentials", "refresh_token", "password"))).isTrue();

        assertEnded(true, true);
    }

    @Test
    void anotherSecretEndsTheClientsOwnTokensAndNobodysSession() {
        assertThat(changes.setSecret(seen, "sha256:z:z")).isTrue();

        assertEnded(true, false);
    }

    @Test
    void clientThatMayNoLongerActForItselfHasNoTokenThatDoes() {
        assertThat(changes.update(seen, with(true, "refresh_token", "password"))).isTrue();

        assertEnded(true, false);
    }

    @Test
    void anyOtherChangeEndsNothing() {
        assertThat(changes.update(seen, with(true, "client_credentials"))).isTrue();

        assertEnded(false, false);
        assertThat(now().registration().accessTokenMinutes()).contains(5);
    }

    @Test
    void changeOfAnotherVersionThanWasSeenChangesNothing() {
        changes.setSecret(seen, "sha256:z:z");
        Client after = now();

        assertThat(changes.update(seen, with(false, "password"))).isFalse();
        assertThat(changes.delete(seen)).isFalse();

        assertThat(now().credentialVersion()).isEqualTo(after.credentialVersion());
        assertThat(database.count("family_removal")).isZero();
    }

    @Test
    void deletingIsOneRowAndTheNextOfThatNameHasOtherVersions() {
        assertThat(changes.delete(seen)).isTrue();
        assertThat(database.count("client")).isZero();
        assertThat(database.count("refresh_family")).as("left to housekeeping").isEqualTo(3);
        Client before = seen;

        register(new Client("c", before.secretHash(), before.grantTypes(), false));

        assertThat(seen.version()).isEqualTo(before.version());
        assertThat(seen.credentialVersion()).isNotEqualTo(before.credentialVersion());
        assertThat(seen.sessionVersion()).isNotEqualTo(before.sessionVersion());
        assertThat(database.count("family_removal WHERE owner_kind = 'client' AND owner_id = 'c'")).isEqualTo(1);
    }
}
