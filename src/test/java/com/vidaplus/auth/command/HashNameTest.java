package com.vidaplus.auth.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashNameTest {

    private static final String KEY = "5mOqRk0pXJv2uQ8dLw3sTzYb7nGcHf1eAiKxVrPoM9U=";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void givesOnePseudonymForANameHoweverItIsWritten() throws IOException {
        assertThat(run("alice@example.com\n", KEY)).isZero();
        assertThat(run("ALICE@Example.com\r\n", KEY)).isZero();

        String[] lines = text(out).split("\\R");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).matches("[A-Za-z0-9_-]{43}").isEqualTo(lines[1]);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(run("", KEY)).isEqualTo(2);
        assertThat(run("\n", KEY)).isEqualTo(2);
        assertThat(run("alice@example.com\n", "")).isEqualTo(2);
        assertThat(run("alice@example.com\n", "no key")).isEqualTo(2);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("No name given").contains("KEY_ENCRYPTION_KEY").doesNotContain("no key").doesNotContain("alice");
    }

    private int run(String input, String key) throws IOException {
        return new HashName(Map.of("KEY_ENCRYPTION_KEY", key), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).hashLine(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
