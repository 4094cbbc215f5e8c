package com.vidaplus.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.Client;
import com.vidaplus.auth.account.TestClients;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCheckTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final TestClients clients = new TestClients();
    private final ClientCheck check = new ClientCheck(clients);

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

    private Optional<Client> authenticate(String id, String secret) {
        return check.authenticate(new ClientCredentials(id, Optional.ofNullable(secret)));
    }
}
