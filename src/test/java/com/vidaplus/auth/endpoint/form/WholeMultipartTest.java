package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeMultipartTest {

    @ParameterizedTest
    @ValueSource(strings = {"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n", "--b--", "preamble\r\n--b--\r\nepilogue",
        "--b \t\r\ncontent-disposition: x\r\n\r\n--b--", "--b\nContent-Type: text/plain\nContent-Disposition:x\n\n1\n--b--",
        "--b\r\nContent-Disposition: x\r\n\r\n--bc\r\nno delimiter\r\n--b--"})
    void aBodyWithItsEndWhosePartsSayWhatTheyAreIsWhole(String body) {
        assertThat(WholeMultipart.isWhole(body, "--b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--b", "--b\r\nContent-Disposition: x\r\n\r\n1", "--b\r\n\r\n1\r\n--b--", "--b\r\n--b--", "--b\n\n--b--",
        "--b\r\nContent-Type: text/plain\r\n\r\nContent-Disposition: x\r\n--b--", "--b\r\nX-Content-Disposition: x\r\n\r\n--b--",
        "--b\r\nContent-Disposition: x\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--"})
    void anythingElseIsNot(String body) {
        assertThat(WholeMultipart.isWhole(body, "--b")).isFalse();
    }

    @Test
    void theWorstBodyThatIsTakenIsLookedThroughAtOnce() {
        String lines = "--b\n" + "x\n".repeat(8_000) + "--b--";
        String parts = "--b\ncontent-disposition:\n".repeat(700) + "--b--";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(WholeMultipart.isWhole(lines, "--b")).isFalse();
            assertThat(WholeMultipart.isWhole(parts, "--b")).isTrue();
        });
    }
}
