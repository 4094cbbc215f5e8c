package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be asked of keys without changing those of the shared service; the rest is in NodesIT. */
class KeysIT extends AdminIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void theActiveKeyIsListedAndNothingPrivate() {
        Answer answer = admin.get("/admin/keys");
        answers(answer, 200);
        assertThat(((List<?>) answer.json().get("keys")).stream().map(key -> (Map<?, ?>) key)
                .filter(key -> "active".equals(key.get("state"))))
                .singleElement().satisfies(key -> assertThat(key.get("kid")).isEqualTo(PublishedKeys.of(CLIENT).active().getKeyId()));
    }

    @Test
    @Case("E16")
    void aRetiredKeyStaysUntilItsLastTokenCanHaveExpiredAndGoesThen() {
        Map<String, Object> claims = claims();
        // The longest lifetime that a token can have is 24 hours; five minutes more for clocks that differ.
        RetiredKey almost = retired(Duration.ofMinutes(1_440 + 4));
        Deadline.of(SOON, "it is published").await(() -> published(almost));
        RetiredKey over = retired(Duration.ofMinutes(1_440 + 6));
        Deadline.of(SOON, "the other one has gone").await(() -> !admin.get("/admin/keys").body().contains(over.kid()));

        assertThat(published(almost)).isTrue();
        assertThat(isActive(almost.sign(claims))).isTrue();
        assertThat(published(over)).isFalse();
        assertThat(isActive(over.sign(claims))).isFalse();
    }

    @Test
    @Case("E19")
    void aKeyThatIsTakenAwayIsWorthNothingFromTheNextRequestOn() {
        RetiredKey key = retired(Duration.ofMinutes(1));
        Deadline.of(SOON, "it is published").await(() -> published(key));
        String token = key.sign(claims());
        assertThat(isActive(token)).isTrue();
        assertThat(CLIENT.refresh(token).status()).isEqualTo(200);

        answers(admin.delete("/admin/keys/" + key.kid()), 204);

        assertThat(isActive(token)).isFalse();
        assertThat(CLIENT.refresh(token).status()).isEqualTo(401);
        answers(bearer(token).get("/account"), 401);
        assertThat(published(key)).isFalse();
        answers(admin.delete("/admin/keys/" + key.kid()), 404);
    }

    private static RetiredKey retired(Duration ago) {
        return RetiredKey.added(ACCOUNTS, service().keyEncryptionKey(), ago);
    }

    private static boolean published(RetiredKey key) {
        return PublishedKeys.of(CLIENT).json().contains(key.kid());
    }

    private static Map<String, Object> claims() {
        return PublishedKeys.of(CLIENT).verify(CLIENT.signIn(ACCOUNTS.add(PASSWORD), PASSWORD).accessToken()).claims();
    }

    @Test
    void aKeyThatIsNotThereIsNotFound() {
        answers(admin.delete("/admin/keys/nothing"), 404);
    }
}
