package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code KEY_ENCRYPTION_KEY} and {@code TOKEN_ALGORITHM} are changed on running nodes, one after the other, on PostgreSQL. */
@Tag("processes")
@Tag("long")
class KeyChangeIT {

    private static final Bootstrap BOOTSTRAP = Bootstrap.random();
    private static final Duration PUBLISHED_AND_SIGNING = Duration.ofSeconds(60);

    @Test
    void nodesOfBothKeysServeEachOthersTokensWhileKeyAndAlgorithmChange() {
        try (PostgreSqlDatabase database = PostgreSqlDatabase.start();
                ServiceProcess old = node(database).environment(BOOTSTRAP.settings()).start()) {
            AuthClient oldNode = new AuthClient(old.baseUri());
            String token = signedIn(oldNode);
            String rs256 = PublishedKeys.of(oldNode).active().getKeyId();
            String another = Secrets.key();
            ServiceProcess.Builder changing = node(database).environment("KEY_ENCRYPTION_KEY", another)
                    .environment("KEY_ENCRYPTION_KEY_PREVIOUS", database.keyEncryptionKey()).environment("TOKEN_ALGORITHM", "ES256");
            try (ServiceProcess changed = changing.start()) {
                AuthClient changedNode = new AuthClient(changed.baseUri());
                assertThat(changed.log()).contains("KEY_ENCRYPTION_KEY from now on").doesNotContain(another, database.keyEncryptionKey());
                Deadline.of(PUBLISHED_AND_SIGNING, "both nodes sign with a key of the other algorithm").await(() ->
                        List.of(oldNode, changedNode).stream().allMatch(node -> {
                            PublishedKeys keys = PublishedKeys.of(node);
                            assertThat(keys.verify(signedIn(node)).text("sub")).isEqualTo(BOOTSTRAP.email());
                            assertThat(keys.json()).as("for the tokens that are out").contains(rs256);
                            return !keys.active().getKeyId().equals(rs256);
                        }));
                assertThat(PublishedKeys.of(oldNode).json()).isEqualTo(PublishedKeys.of(changedNode).json());
                assertThat(PublishedKeys.of(changedNode).verify(signedIn(oldNode)).header()).containsEntry("alg", "ES256");
                assertThat(List.of(oldNode.refresh(token).status(), changedNode.refresh(token).status())).containsOnly(200);
                assertThat(old.log()).contains("KEY_ENCRYPTION_KEY of this node is the one of before").doesNotContain("left out");
            }
            try (ServiceProcess after = node(database).environment("KEY_ENCRYPTION_KEY", another).start()) {
                AuthClient node = new AuthClient(after.baseUri());
                assertThat(node.refresh(token).status()).isEqualTo(200);
                assertThat(PublishedKeys.of(node).verify(token).text("sub")).isEqualTo(BOOTSTRAP.email());
                assertThat(oldNode.refresh(token).status()).as("the data keys are in its memory").isEqualTo(200);
            }
            RefusedStart.of(node(database)).because("KEY_ENCRYPTION_KEY", "KEY_ENCRYPTION_KEY_PREVIOUS")
                    .withoutMentioning(database.keyEncryptionKey());
        }
    }

    @Test
    void theSameKeyAsBothIsRefused() {
        try (PostgreSqlDatabase database = PostgreSqlDatabase.start()) {
            RefusedStart.of(node(database).environment("KEY_ENCRYPTION_KEY_PREVIOUS", database.keyEncryptionKey()))
                    .because("KEY_ENCRYPTION_KEY_PREVIOUS").withoutMentioning(database.keyEncryptionKey());
        }
    }

    private static ServiceProcess.Builder node(PostgreSqlDatabase database) {
        return ServiceProcess.runnableJar().environment(database.settings()).environment("SIGNING_KEY_PENDING_SECONDS", "10");
    }

    private static String signedIn(AuthClient node) {
        return node.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
    }
}
