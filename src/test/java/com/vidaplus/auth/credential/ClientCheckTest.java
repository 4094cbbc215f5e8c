package com.vidaplus.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditType;
import com.vidaplus.auth.audit.RecordedEvents;
import com.vidaplus.auth.client.Client;
import com.vidaplus.auth.client.ClientSecret;
import com.vidaplus.auth.client.TestClients;
import com.vidaplus.auth.credential.guess.GuessesInMemory;
import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCheckTest {

    private static final Source HOME = new Source("192.0.2.1");
    private static final Source ELSEWHERE = new Source("198.51.100.7");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final TestClients clients = new TestClients();
    private final GuessesInMemory guesses = new GuessesInMemory();
    private final RecordedEvents events = guesses.events();
    private final ClientCheck check = node();

    @Test
    void confidentialClientAuthenticatesByItsSecret() {
        Client shop = clients.has("shop", ClientSecret.encode(SECRET));

        assertThat(authenticate("shop", SECRET)).contains(shop);
    }

    @Test
    void confidentialClientWithoutItsSecretIsRefused() {
        clients.has("shop", ClientSecret.encode(SECRET));
        clients.has("other", ClientSecret.encode("f".repeat(32)));

        assertThat(authenticate("shop", null)).isEmpty();
        assertThat(authenticate("shop", "")).isEmpty();
        assertThat(authenticate("shop", SECRET + " ")).isEmpty();
        assertThat(authenticate("shop", SECRET.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(authenticate("shop", "f".repeat(32))).isEmpty();
    }

    @Test
    void storedFormOfASecretIsNoSecret() {
        String stored = ClientSecret.encode(SECRET);
        clients.has("shop", stored);

        assertThat(authenticate("shop", stored)).isEmpty();
    }

    /** About every second secret of {@code openssl rand -base64 32} has a plus, and curl sends it as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"a+b/c=", "100%", "%41%42", "a b", "+", "%zz", "a:b"})
    void aSecretIsTakenAsItCameAndFormDecoded(String odd) {
        Client shop = clients.has("shop", ClientSecret.encode(odd + SECRET));

        assertThat(read(List.of("shop"), List.of("another reading", odd + SECRET))).contains(shop);
        assertThat(read(List.of("shop"), List.of(odd + SECRET, "another reading"))).contains(shop);
        assertThat(read(List.of("shop"), List.of("another reading", "and another"))).isEmpty();
    }

    @Test
    void anIdIsTakenAsItCameWhereTheDecodedOneIsNoClient() {
        Client plus = clients.has("a+b", ClientSecret.encode(SECRET));

        assertThat(read(List.of("a b", "a+b"), List.of(SECRET))).contains(plus);

        Client blank = clients.has("a b", ClientSecret.encode("f".repeat(32)));
        assertThat(read(List.of("a b", "a+b"), List.of("f".repeat(32)))).contains(blank);
        assertThat(read(List.of("a b", "a+b"), List.of(SECRET))).as("one client for each request").isEmpty();
    }

    @Test
    void aPublicClientsIdMayHaveTwoReadingsButNoSecret() {
        Client app = clients.has("a+b", null);

        assertThat(read(List.of("a b", "a+b"), List.of())).contains(app);
        assertThat(read(List.of("a b", "a+b"), List.of("", "x"))).isEmpty();
    }

    @Test
    void twoReadingsAreOneGuess() {
        clients.has("shop", ClientSecret.encode(SECRET));
        for (String id : List.of("shop", "unknown")) {
            for (int i = 0; i < 10; i++) {
                assertThat(ask(List.of(id), List.of("wrong 1", "wrong+1"))).isEqualTo(new ClientVerdict.Refused());
            }
            assertThat(ask(List.of(id), List.of("wrong 1", "wrong+1"))).isInstanceOf(ClientVerdict.Throttled.class);
        }
    }

    @Test
    void aGuessOfAnIdInEitherFormIsCountedForTheOneClient() {
        clients.has("a%62", ClientSecret.encode(SECRET));
        for (int i = 0; i < 10; i++) {
            List<String> ids = i % 2 == 0 ? List.of("ab", "a%62") : List.of("a%62", "a%2562");
            assertThat(ask(ids, List.of("wrong"))).isEqualTo(new ClientVerdict.Refused());
        }

        assertThat(ask(List.of("ab", "a%62"), List.of(SECRET))).isInstanceOf(ClientVerdict.Throttled.class);
        assertThat(ask(List.of("a%62"), List.of(SECRET))).isInstanceOf(ClientVerdict.Throttled.class);
    }

    @Test
    void readingsAreAllLookedUpAndComparedWhateverIsKnown() {
        List<String> asked = new ArrayList<>();
        TestClients noted = new TestClients() {
            @Override
            public Optional<Client> find(String id) {
                asked.add(id);
                return super.find(id);
            }
        };
        noted.has("a b", ClientSecret.encode(SECRET));

        new ClientCheck(noted, guesses.limiter(), events, new Metrics(), Clock.systemUTC())
                .authenticate(new ClientCredentials(List.of("a b", "a+b"), List.of(SECRET)), ELSEWHERE);

        assertThat(asked).containsExactly("a b", "a+b");
    }

    @Test
    void publicClientAuthenticatesByItsIdAlone() {
        Client app = clients.has("app", null);

        assertThat(authenticate("app", null)).contains(app);
    }

    @Test
    void publicClientMustNotSendASecret() {
        clients.has("app", null);

        assertThat(authenticate("app", SECRET)).isEmpty();
        assertThat(authenticate("app", "null")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "shop ", "sho", "unknown"})
    void unknownClientIsRefused(String id) {
        clients.has("shop", ClientSecret.encode(SECRET));

        assertThat(authenticate(id, SECRET)).isEmpty();
        assertThat(authenticate(id, null)).isEmpty();
        assertThat(authenticate(id, "")).as("what stands in for a missing client's secret lets nobody in").isEmpty();
    }

    @Test
    void disabledClientIsRefused() {
        TestClients.change(clients.has("shop", ClientSecret.encode(SECRET)), "enabled", false);
        TestClients.change(clients.has("app", null), "enabled", false);

        assertThat(authenticate("shop", SECRET)).isEmpty();
        assertThat(authenticate("app", null)).isEmpty();
    }

    @Test
    void clientWhoseStoredSecretCannotBeReadIsRefused() {
        clients.has("shop", "");

        assertThat(authenticate("shop", null)).isEmpty();
        assertThat(authenticate("shop", "")).isEmpty();
        assertThat(authenticate("shop", SECRET)).isEmpty();
    }

    @Test
    @Case("C14")
    void whereTooManyWrongSecretsCameFromARightOneIsNotToldApart() {
        Client shop = clients.has("shop", ClientSecret.encode(SECRET));
        for (String id : List.of("shop", "unknown")) {
            for (int i = 0; i < 10; i++) {
                assertThat(ask(check, id, "wrong", ELSEWHERE)).isEqualTo(new ClientVerdict.Refused());
            }
            assertThat(ask(check, id, "wrong", ELSEWHERE)).isInstanceOf(ClientVerdict.Throttled.class);
        }

        assertThat(ask(check, "shop", SECRET, ELSEWHERE)).isInstanceOf(ClientVerdict.Throttled.class);
        assertThat(ask(node(), "shop", SECRET, ELSEWHERE)).as("on another node").isInstanceOf(ClientVerdict.Throttled.class);
        assertThat(ask(check, "shop", SECRET, HOME)).as("from elsewhere").isEqualTo(new ClientVerdict.Authenticated(shop));
        guesses.pass(Duration.ofMinutes(15));
        assertThat(ask(check, "shop", SECRET, ELSEWHERE)).as("later").isEqualTo(new ClientVerdict.Authenticated(shop));
    }

    @Test
    @Case("C14")
    void whereAClientWorksAnotherOneWithAWrongSecretDoesNotKeepItOut() {
        Client shop = clients.has("shop", ClientSecret.encode(SECRET));
        assertThat(authenticate("shop", SECRET)).contains(shop);
        for (int i = 0; i < 200; i++) {
            ask(check, "shop", "an old secret", HOME);
        }

        assertThat(ask(check, "shop", "an old secret", HOME)).isInstanceOf(ClientVerdict.Throttled.class);
        assertThat(ask(check, "shop", SECRET, HOME)).isEqualTo(new ClientVerdict.Authenticated(shop));
        assertThat(ask(node(), "shop", SECRET, HOME)).as("on another node").isEqualTo(new ClientVerdict.Authenticated(shop));
        assertThat(ask(check, "unknown", "wrong", HOME)).as("another client there").isEqualTo(new ClientVerdict.Refused());
    }

    @Test
    @Case("C14")
    void wrongSecretsOfManyClientsFromOneSourceAreThrottledToo() {
        clients.has("shop", ClientSecret.encode(SECRET));
        for (int i = 0; i < 100; i++) {
            assertThat(ask(check, "client-" + i, "wrong", ELSEWHERE)).isEqualTo(new ClientVerdict.Refused());
        }

        assertThat(ask(check, "client-100", "wrong", ELSEWHERE)).isInstanceOf(ClientVerdict.Throttled.class);
        assertThat(ask(check, "shop", SECRET, ELSEWHERE)).isInstanceOf(ClientVerdict.Throttled.class);
        assertThat(guesses.count("failed + pending > 0")).as("rows").isEqualTo(101);
    }

    @Test
    void aClientThatWorksCostsNoLookAtTheCounters() {
        Client shop = clients.has("shop", ClientSecret.encode(SECRET));
        assertThat(authenticate("shop", SECRET)).contains(shop);
        guesses.goAway();

        assertThat(authenticate("shop", SECRET)).contains(shop);
        assertThatThrownBy(() -> ask(check, "shop", SECRET, ELSEWHERE)).as("the first time from there").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void throttlingIsRecordedOnce() {
        clients.has("shop", ClientSecret.encode(SECRET));
        for (int i = 0; i < 30; i++) {
            ask(check, "shop", "wrong", ELSEWHERE);
        }

        assertThat(events.all()).filteredOn(event -> event.type() == AuditType.CLIENT_REFUSED).hasSize(10);
        assertThat(events.all()).filteredOn(event -> event.type() == AuditType.CLIENT_THROTTLED)
                .containsExactly(AuditEvent.of(AuditType.CLIENT_THROTTLED).on("shop").with("limit", "client-and-source"));
    }

    private ClientCheck node() {
        return new ClientCheck(clients, guesses.limiter(), events, new Metrics(), Clock.systemUTC());
    }

    private static ClientVerdict ask(ClientCheck node, String id, String secret, Source source) {
        return node.authenticate(new ClientCredentials(id, Optional.ofNullable(secret)), source);
    }

    private ClientVerdict ask(List<String> ids, List<String> secrets) {
        return check.authenticate(new ClientCredentials(ids, secrets), ELSEWHERE);
    }

    private Optional<Client> read(List<String> ids, List<String> secrets) {
        return check.authenticate(new ClientCredentials(ids, secrets), HOME) instanceof ClientVerdict.Authenticated authenticated
                ? Optional.of(authenticated.client()) : Optional.empty();
    }

    private Optional<Client> authenticate(String id, String secret) {
        return ask(check, id, secret, HOME) instanceof ClientVerdict.Authenticated authenticated ? Optional.of(authenticated.client())
                : Optional.empty();
    }
}
