package com.vidaplus.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.TestAccounts;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.key.KeyRingInMemory;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import com.vidaplus.auth.session.RefreshTokensInMemory;
import com.vidaplus.auth.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveTokensTest {

    private static final String OWN = "https://auth.example";

    private final Settings settings = TestSettings.of("TOKEN_ISSUER", OWN, "TOKEN_AUDIENCE", "api");
    private final TestAccounts accounts = new TestAccounts();
    private final Account alice = accounts.has("alice@example.com", "hash");
    private final AccessTokens tokens = AccessTokensFixture.of(KeyRingInMemory.of("ES256"), settings, Clock.systemUTC());
    private final ActiveTokens active = AccessTokensFixture.active(tokens,
            new RefreshTokensInMemory(settings, Clock.systemUTC(), accounts).statuses(new TestClients()));

    /** Whoever was sent a token for another audience must not administer the service by it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://auth.example | true", "api https://auth.example | true", "https://auth.example api | true", "api | false",
        "https://auth.example/ | false", "https://auth.example.evil | false", "HTTPS://AUTH.EXAMPLE | false", "http://auth.example | false",
        "https://auth | false"})
    void theServiceItselfTakesOnlyWhatIsMeantForIt(String audience, boolean taken) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        String token = tokens.sign(new AccessToken("alice@example.com", Optional.of(alice.id()), new TreeSet<>(),
                List.of(audience.split(" ")), now, now.plus(Duration.ofMinutes(15)), AccessToken.newJti(),
                Optional.of(Session.begin(1, now)), new TreeSet<>(), Optional.empty(), AccessToken.TYP_JWT));

        assertThat(active.find(token)).as("for others it counts all the same").isPresent();
        assertThat(active.findForThisService(token).isPresent()).isEqualTo(taken);
    }
}
