package com.vidaplus.auth.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without {@code CORS_ORIGINS} no page of another origin may call anything, and no answer says a word about it. */
class CrossOriginOffIT extends AttackIT {

    @Case("H05")
    @ParameterizedTest
    @CsvSource({"GET,/oauth2/jwks", "POST,/auth/token", "POST,/oauth2/token", "OPTIONS,/auth/token", "OPTIONS,/account", "GET,/account"})
    void withoutTheSettingNoOriginIsLetIn(String method, String path) {
        for (String origin : new String[] {"https://shop.example", "null", service().baseUri().toString()}) {
            Answer answer = door.send(method, path, null, "Origin", origin, "Access-Control-Request-Method", "POST");

            assertThat(answer.headers().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                    .doesNotContain("Vary");
        }
    }
}
