package com.vidaplus.auth.endpoint.oauth2;

import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.assertRefused;
import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.authorization;
import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.ClientCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this door makes of the ways to name a client; how they are read is {@code PresentedClient}'s own test. */
class ClientAuthenticationTest {

    private static final List<String> NONE = List.of();
    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("shop:secret".getBytes(StandardCharsets.UTF_8));

    @Test
    void basicFormAndIdAloneAreTaken() {
        assertThat(ClientAuthentication.require(authorization(BASIC), NONE, NONE))
                .isEqualTo(new ClientCredentials("shop", Optional.of("secret")));
        assertThat(ClientAuthentication.require(authorization(), List.of("shop"), List.of("secret")))
                .isEqualTo(new ClientCredentials("shop", Optional.of("secret")));
        assertThat(ClientAuthentication.require(authorization(), List.of("spa"), List.of("")))
                .isEqualTo(new ClientCredentials("spa", Optional.empty()));
        assertThat(ClientAuthentication.require(authorization(BASIC), List.of("shop"), NONE))
                .isEqualTo(new ClientCredentials("shop", Optional.of("secret")));
    }

    @Test
    void twoWaysAtOnceAreAnInvalidRequest() {
        assertRefused(problem(() -> ClientAuthentication.require(authorization(BASIC), List.of("shop"), List.of("secret"))), 400,
                "invalid_request");
        assertRefused(problem(() -> ClientAuthentication.require(authorization(BASIC), List.of("other"), NONE)), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !", "Basic Og==", "Bearer x", "", "Digest a=b"})
    void whatNamesNobodyIsAnInvalidClientWithAChallenge(String header) {
        assertRefused(problem(() -> ClientAuthentication.require(authorization(header), NONE, NONE)), 401, "invalid_client");
        assertThat(problem(() -> ClientAuthentication.require(authorization(header), NONE, NONE)).getHeaderString("WWW-Authenticate"))
                .startsWith("Basic ");
    }

    @Test
    void twoHeadersAndNoneAreInvalidClients() {
        assertRefused(problem(() -> ClientAuthentication.require(authorization(BASIC, BASIC), NONE, NONE)), 401, "invalid_client");
        assertRefused(problem(() -> ClientAuthentication.require(authorization(), NONE, NONE)), 401, "invalid_client");
    }
}
