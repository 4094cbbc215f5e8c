package com.vidaplus.auth.it.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6750 where this service itself takes a bearer token: the API door's refresh. */
class BearerTokenIT extends OAuthIT {

    private static final String PATH = "/auth/token/refresh_token";

    private final String token = door.signIn(accounts.add(PASSWORD), PASSWORD).accessToken();

    @Test
    void rfc6750Section2_1_theTokenIsTakenFromTheHeader() {
        assertThat(door.refresh(token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER "})
    void rfc6750Section2_1_theSchemesNameIsCaseInsensitive(String scheme) {
        assertThat(door.send("POST", PATH, "", "Authorization", scheme + token).status()).isEqualTo(200);
    }

    @Test
    void rfc6750Section2_3_aTokenInTheQueryIsNotTaken() {
        refusedWithAChallenge(door.send("POST", PATH + "?access_token=" + token, ""));
    }

    @Test
    void rfc6750Section2_2_aTokenInTheFormIsNotTaken() {
        refusedWithAChallenge(door.post(PATH, AuthClient.FORM, "access_token=" + token));
    }

    @Test
    void rfc6750Section3_everyRefusalHasAChallenge() {
        refusedWithAChallenge(door.send("POST", PATH, ""));
        refusedWithAChallenge(door.refresh("x"));
        refusedWithAChallenge(door.send("POST", PATH, "", "Authorization", "Basic Og=="));
    }

    @Test
    void rfc6750Section5_3_anAnswerWithATokenMayNotBeCached() {
        assertThat(door.refresh(token).header("Cache-Control")).contains("no-store");
    }

    private static void refusedWithAChallenge(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }
}
