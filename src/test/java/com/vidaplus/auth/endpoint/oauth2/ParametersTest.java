package com.vidaplus.auth.endpoint.oauth2;

import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.assertRefused;
import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.json;
import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.problem;
import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void emptyValueIsAsGoodAsAbsent() {
        assertThat(Parameters.optional(List.of())).isEmpty();
        assertThat(Parameters.optional(List.of(""))).isEmpty();
        assertThat(Parameters.optional(List.of(" "))).contains(" ");
        assertThat(Parameters.required(List.of("x"), "token")).isEqualTo("x");
    }

    @Test
    void whatIsMissingIsNamed() {
        for (List<String> values : List.of(List.<String>of(), List.of(""))) {
            assertRefused(problem(() -> Parameters.required(values, "token")), 400, "invalid_request");
        }
        assertThat(json(problem(() -> Parameters.required(List.of(), "token"))).getString("error_description")).contains("token");
    }

    @Test
    void nothingMayBeSentTwiceNotEvenEmpty() {
        assertRefused(problem(() -> Parameters.requireSentOnce(List.of("a"), List.of("b", "b"))), 400, "invalid_request");
        assertRefused(problem(() -> Parameters.requireSentOnce(List.of("", ""))), 400, "invalid_request");
        assertThatCode(() -> Parameters.requireSentOnce(List.of("a"), List.of(), List.of("b"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?password=x", "?password", "?a=1&scope=", "?%70assword=x", "?client_secret=canary"})
    void nothingOfTheFormMayBeInTheQuery(String query) {
        assertRefused(problem(() -> Parameters.requireNoneInQuery(uri("http://localhost/oauth2/token" + query), OAuthTokenForm.class)), 400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?other=1", "?Password=x"})
    void otherParametersInTheQueryDoNoHarm(String query) {
        assertThatCode(() -> Parameters.requireNoneInQuery(uri("http://localhost/oauth2/token" + query), OAuthTokenForm.class))
                .doesNotThrowAnyException();
    }

    @Test
    void formsShowNothingOfThemselves() {
        List<String> canary = List.of("canary");

        assertThat(new OAuthTokenForm(canary, canary, canary, canary, canary, canary, canary).toString()).doesNotContain("canary");
        assertThat(new TokenQuestionForm(canary, canary, canary, canary).toString()).doesNotContain("canary");
    }
}
