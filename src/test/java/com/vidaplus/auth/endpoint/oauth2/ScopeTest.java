package com.vidaplus.auth.endpoint.oauth2;

import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.assertRefused;
import static com.vidaplus.auth.endpoint.oauth2.OAuthAnswers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Test
    void absentIsNotTheSameAsNone() {
        assertThat(Scope.parse(Optional.empty())).isEmpty();
        assertThat(Scope.parse(Optional.of(" "))).get().satisfies(none -> assertThat(none).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"read, read", "write read, read write", "read read, read", "' read  write ', read write", "a!#[]~, a!#[]~"})
    void valuesAreSortedAndEachOnce(String sent, String parsed) {
        assertThat(String.join(" ", Scope.parse(Optional.of(sent)).orElseThrow())).isEqualTo(parsed);
    }

    @Case("A17")
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\tb", "a\nb", "\u007f", "\u00e9", "a\u00a0b"})
    void otherCharactersAreRefused(String scope) {
        assertRefused(problem(() -> Scope.parse(Optional.of(scope))), 400, "invalid_scope");
    }

    @Case("A17")
    @Test
    void lengthAndNumberHaveBounds() {
        assertThat(Scope.parse(Optional.of("a".repeat(1024)))).isPresent();
        assertThat(Scope.parse(Optional.of("a" + " a".repeat(49)))).isPresent();
        assertRefused(problem(() -> Scope.parse(Optional.of("a".repeat(1025)))), 400, "invalid_scope");
        assertRefused(problem(() -> Scope.parse(Optional.of("a" + " a".repeat(50)))), 400, "invalid_scope");
    }
}
