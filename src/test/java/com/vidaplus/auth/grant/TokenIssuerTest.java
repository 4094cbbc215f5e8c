package com.vidaplus.auth.grant;

import static com.vidaplus.auth.grant.GrantFixture.SOURCE;
import static com.vidaplus.auth.grant.GrantFixture.refused;
import static com.vidaplus.auth.grant.GrantFixture.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.credential.ClientCheck;
import com.vidaplus.auth.credential.ClientCredentials;
import com.vidaplus.auth.credential.ClientVerdict;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.database.TestTime;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {

    private static final TokenResult GIVEN = new TokenResult.Issued("token", 1, scope(), Optional.empty());
    private static final String SECRET = "right";

    private final TestClients clients = new TestClients();
    private final List<Optional<Client>> asked = new ArrayList<>();
    private final TokenIssuer issuer = new TokenIssuer();

    @BeforeEach
    void injectAsTheContainerDoes() {
        issuer.clients = new ClientCheckByText();
        issuer.time = TestTime.of(Clock.systemUTC());
        issuer.grants = instanceOf(new Recorded("password"), new Recorded("other"));
        issuer.collectGrants();
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600, 11, -11})
    @Case("G10")
    void nodeWhoseClockIsOffGivesNothing(long secondsAhead) {
        issuer.time = TestTime.ahead(Clock.systemUTC(), Duration.ofSeconds(secondsAhead));

        assertThat(issue("password", null, null)).isEqualTo(refused(Refusal.CLOCK_OFF));
        assertThat(asked).isEmpty();
    }

    @Test
    void requestWithoutAClientGoesToItsGrant() {
        assertThat(issue("password", null, null)).isSameAs(GIVEN);
        assertThat(asked).containsExactly(Optional.empty());
    }

    @Test
    void authenticatedClientIsHandedOn() {
        Client shop = clients.has("shop", "hash");

        assertThat(issue("password", "shop", SECRET)).isSameAs(GIVEN);
        assertThat(asked).containsExactly(Optional.of(shop));
    }

    @Test
    void clientThatDoesNotAuthenticateNeverReachesAGrant() {
        clients.has("shop", "hash");

        assertThat(issue("password", "shop", "wrong")).isEqualTo(refused(Refusal.INVALID_CLIENT));
        assertThat(issue("password", "shop", null)).isEqualTo(refused(Refusal.INVALID_CLIENT));
        assertThat(issue("password", "unknown", SECRET)).isEqualTo(refused(Refusal.INVALID_CLIENT));
        assertThat(issue("password", "", SECRET)).isEqualTo(refused(Refusal.INVALID_CLIENT));
        assertThat(asked).isEmpty();
    }

    @Test
    void clientThatIsNotRegisteredForTheGrantNeverReachesIt() {
        TestClients.change(clients.has("shop", "hash"), "grantTypes", "client_credentials refresh_token");

        assertThat(issue("password", "shop", SECRET)).isEqualTo(refused(Refusal.UNAUTHORIZED_CLIENT));
        assertThat(asked).isEmpty();
    }

    @Test
    void grantsAreComparedAsWholeWords() {
        TestClients.change(clients.has("shop", "hash"), "grantTypes", "password2 my_password passwor");

        assertThat(issue("password", "shop", SECRET)).isEqualTo(refused(Refusal.UNAUTHORIZED_CLIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Password", "password ", "implicit", "refresh_token"})
    void grantThatIsNotHereIsUnsupported(String grantType) {
        assertThat(issue(grantType, null, null)).isEqualTo(refused(Refusal.UNSUPPORTED_GRANT_TYPE));
        assertThat(asked).isEmpty();
    }

    @Test
    void badClientIsToldBeforeABadGrantType() {
        assertThat(issue("implicit", "unknown", null)).isEqualTo(refused(Refusal.INVALID_CLIENT));
    }

    @Test
    void requestShowsNothingButTheGrant() {
        TokenRequest request = new TokenRequest("password", Optional.of(new ClientCredentials("canary", Optional.of("canary"))),
                Optional.of("canary"), Optional.of("canary"), Optional.of("canary"), Optional.of(scope("canary")), ScopeRule.NARROW, false, SOURCE);

        assertThat(request).hasToString("TokenRequest[password]");
        assertThat(request.client().toString()).doesNotContain("canary");
    }

    private TokenResult issue(String grantType, String clientId, String secret) {
        Optional<ClientCredentials> client = Optional.ofNullable(clientId)
                .map(id -> new ClientCredentials(id, Optional.ofNullable(secret)));
        return issuer.issue(new TokenRequest(grantType, client, Optional.of("alice"), Optional.of("pw"), Optional.empty(),
                Optional.empty(), ScopeRule.NARROW, false, SOURCE));
    }

    @SuppressWarnings("unchecked")
    private static Instance<Grant> instanceOf(Grant... grants) {
        return (Instance<Grant>) Proxy.newProxyInstance(TokenIssuerTest.class.getClassLoader(), new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("forEach");
                    List.of(grants).forEach((Consumer<Grant>) arguments[0]);
                    return null;
                });
    }

    /** Lets in whoever says the one secret. */
    private final class ClientCheckByText extends ClientCheck {

        @Override
        public ClientVerdict authenticate(ClientCredentials credentials, Source source) {
            return clients.find(credentials.ids().get(0)).filter(client -> credentials.secrets().stream().findFirst().equals(Optional.of(SECRET)))
                    .<ClientVerdict>map(ClientVerdict.Authenticated::new).orElse(new ClientVerdict.Refused());
        }
    }

    private final class Recorded implements Grant {

        private final String type;

        private Recorded(String type) {
            this.type = type;
        }

        @Override
        public String grantType() {
            return type;
        }

        @Override
        public TokenResult issue(TokenRequest request, Optional<Client> client) {
            assertThat(request.grantType()).isEqualTo(type);
            asked.add(client);
            return GIVEN;
        }
    }
}
