package com.vidaplus.auth.endpoint.oauth2;

import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OAuthErrorTest {

    private static final Set<String> REGISTERED = Set.of("invalid_request", "invalid_client", "invalid_grant", "unauthorized_client",
            "unsupported_grant_type", "invalid_scope", "temporarily_unavailable");

    @ParameterizedTest
    @EnumSource(OAuthError.class)
    void everyErrorIsARegisteredWordInAShapeThatClientsKnow(OAuthError error) {
        String word = OAuthAnswers.json(error.answer()).getString("error");

        assertThat(word).isIn(REGISTERED);
        assertRefused(error.answer(), error.answer().getStatus(), word);
        assertRefused(error.answer("Missing parameter: token"), error.answer().getStatus(), word);
    }

    @ParameterizedTest
    @EnumSource(value = OAuthError.class, names = {"INVALID_REQUEST", "INVALID_GRANT", "UNAUTHORIZED_CLIENT", "UNSUPPORTED_GRANT_TYPE",
        "INVALID_SCOPE"})
    void errorsOfTheTokenEndpointAre400AndWithoutAChallenge(OAuthError error) {
        assertThat(error.answer().getStatus()).isEqualTo(400);
        assertThat(error.answer().getHeaderString("WWW-Authenticate")).isNull();
    }

    @Test
    void tooManyAttemptsIs429WithTheSecondsToWait() {
        Response answer = OAuthError.tooManyAttempts(840);

        assertRefused(answer, 429, "temporarily_unavailable");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("840");
    }

    @Test
    void invalidClientIs401WithAChallenge() {
        Response answer = OAuthError.invalidClient();

        assertRefused(answer, 401, "invalid_client");
        assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Basic realm=\"VidaPlus Auth\", charset=\"UTF-8\"");
    }

    @ParameterizedTest
    @EnumSource(OAuthError.class)
    void onlyWhatPassesTellsWhenToComeAgain(OAuthError error) {
        Response answer = error.answer();

        assertThat(answer.getHeaderString("Retry-After")).isEqualTo(answer.getStatus() == 503 ? "1" : null);
    }
}
