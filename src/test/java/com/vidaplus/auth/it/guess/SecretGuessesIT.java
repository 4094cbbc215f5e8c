package com.vidaplus.auth.it.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.it.races.Burst;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong client secrets are throttled by where they come from; the client is not locked for others. */
@Case("C14")
class SecretGuessesIT extends GuessIT {

    /** Wherever a client says its secret. */
    enum Endpoint {
        TOKEN("/oauth2/token", "grant_type", "client_credentials"),
        REVOKE("/oauth2/revoke", "token", "x"),
        INTROSPECT("/oauth2/introspect", "token", "x");

        private final String path;
        private final String[] form;

        Endpoint(String path, String... form) {
            this.path = path;
            this.form = form;
        }
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void afterTenWrongSecretsARightOneIsNotToldApart(Endpoint endpoint) {
        List<Object> throttled = new ArrayList<>();
        for (TestClient guessed : List.of(shop, new TestClient("nobody-" + UUID.randomUUID(), shop.secret()))) {
            for (int i = 0; i < 10; i++) {
                assertThat(ask(endpoint, home, guessed.id(), "wrong").status()).isEqualTo(401);
            }
            for (String secret : List.of("wrong", guessed.requiredSecret())) {
                Answer answer = ask(endpoint, home, guessed.id(), secret);
                Door.OAUTH.assertThrottled(answer);
                throttled.add(Door.lessTimes(answer));
            }
        }

        assertThat(throttled).containsOnly(throttled.get(0));
        for (Endpoint other : Endpoint.values()) {
            Door.OAUTH.assertThrottled(ask(other, home, shop.id(), shop.requiredSecret()));
            assertThat(ask(other, elsewhere, shop.id(), shop.requiredSecret()).status()).as("from elsewhere").isEqualTo(200);
        }
    }

    @Test
    void theApiDoorSaysSoInItsOwnWords() {
        String email = accounts.add(RIGHT);
        for (int i = 0; i < 10; i++) {
            assertThat(apiSignIn(email, "wrong").status()).isEqualTo(401);
        }

        Door.API.assertThrottled(apiSignIn(email, "wrong"));
        Door.API.assertThrottled(apiSignIn(email, shop.requiredSecret()));
        assertThat(guess(Door.API, home, email, RIGHT).status()).as("without a client").isEqualTo(200);
    }

    private Answer apiSignIn(String email, String secret) {
        String[] basic = AuthClient.basic(shop.id(), secret);
        return Door.API.signIn(client, shop, email, RIGHT, basic[0], basic[1], ClientAddress.HEADER, home);
    }

    @Test
    void aClientThatWorksThereGoesOnWorking() {
        assertThat(ask(Endpoint.TOKEN, home, shop.id(), shop.requiredSecret()).status()).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(Endpoint.INTROSPECT, home, shop.id(), "an old secret").status()).isEqualTo(401);
        }

        Door.OAUTH.assertThrottled(ask(Endpoint.INTROSPECT, home, shop.id(), "an old secret"));
        assertThat(ask(Endpoint.INTROSPECT, home, shop.id(), shop.requiredSecret()).status()).isEqualTo(200);
    }

    @Test
    void wrongSecretsForManyClientsAreStoppedBySource() {
        for (int i = 0; i < 100; i++) {
            assertThat(ask(Endpoint.TOKEN, home, "client-" + UUID.randomUUID(), "wrong").status()).isEqualTo(401);
        }

        Door.OAUTH.assertThrottled(ask(Endpoint.TOKEN, home, "client-" + UUID.randomUUID(), "wrong"));
        Door.OAUTH.assertThrottled(ask(Endpoint.TOKEN, home, shop.id(), shop.requiredSecret()));
        assertThat(guess(Door.API, home, accounts.add(RIGHT), RIGHT).status()).as("people are not kept out").isEqualTo(200);
    }

    @Test
    void ofManyWrongSecretsAtOnceNoMoreThanTenAreAnsweredAsWrong() {
        AuthClient crowd = new AuthClient(service().baseUri());
        List<Answer> answers = Burst.of(100, caller -> ask(crowd, Endpoint.TOKEN, home, shop.id(), Secrets.clientSecret()));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(90).allSatisfy(Door.OAUTH::assertThrottled);
    }

    @Test
    void aPublicClientHasNothingToGuess() {
        TestClient app = clients.a().withoutSecret().added();
        String email = accounts.add(RIGHT);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(Endpoint.TOKEN, home, app.id(), "wrong").status()).isEqualTo(401);
        }

        Door.OAUTH.assertThrottled(ask(Endpoint.TOKEN, home, app.id(), "wrong"));
        Form form = Form.of("grant_type", "password", "username", email, "password", RIGHT, "client_id", app.id());
        assertThat(client.oauthToken(form, ClientAddress.HEADER, home).status()).isEqualTo(200);
        assertThat(app.secret()).isEqualTo(Optional.empty());
    }

    private Answer ask(Endpoint endpoint, String address, String id, String secret) {
        return ask(client, endpoint, address, id, secret);
    }

    private static Answer ask(AuthClient through, Endpoint endpoint, String address, String id, String secret) {
        String[] basic = AuthClient.basic(id, secret);
        return through.post(endpoint.path, Form.of(endpoint.form), basic[0], basic[1], ClientAddress.HEADER, address);
    }
}
