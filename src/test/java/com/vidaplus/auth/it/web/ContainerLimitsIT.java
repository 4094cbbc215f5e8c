package com.vidaplus.auth.it.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.RawClient;
import com.vidaplus.auth.harness.server.ServiceIT;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too large for the server itself is refused by it, and does it no harm. */
@Case("D05")
@Tag("wire")
class ContainerLimitsIT extends ServiceIT {

    private final RawClient raw = new RawClient(service().baseUri());

    static Stream<Arguments> tooLarge() {
        return Stream.of(
                Arguments.of("a header of 64 KB", "/oauth2/jwks", new String[] {"X-Large: " + "x".repeat(64 * 1024)}),
                Arguments.of("an Authorization of 64 KB", "/account", new String[] {"Authorization: Bearer " + "x".repeat(64 * 1024)}),
                Arguments.of("300 headers", "/oauth2/jwks", headers(300)),
                Arguments.of("an address of 64 KB", "/oauth2/jwks?" + "x".repeat(64 * 1024), new String[0]),
                Arguments.of("a path of 64 KB", "/" + "x".repeat(64 * 1024), new String[0]));
    }

    private static String[] headers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-Header-" + i + ": x").toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLarge")
    void whatIsTooLargeIsRefusedByTheServerWhichGoesOn(String name, String path, String[] headers) {
        Optional<Answer> answer = answer(path, headers);

        // To hang up without a word is a refusal too.
        answer.ifPresent(given -> {
            assertThat(given.status()).isBetween(400, 499);
            assertThat(given.body()).doesNotContain("\tat ", "Exception");
        });
        assertThat(raw.send("GET", "/ready", new byte[0]).status()).isEqualTo(200);
    }

    private Optional<Answer> answer(String path, String... headers) {
        try {
            return Optional.of(raw.unchecked("GET", path, new byte[0], headers));
        } catch (UncheckedIOException hungUp) {
            return Optional.empty();
        }
    }
}
