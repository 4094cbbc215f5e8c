package com.vidaplus.auth.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.settings.Argon2Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrateTest {

    private static final Pattern PROPOSAL = Pattern.compile("(?m)^ARGON2_MEMORY_KIB=(\\d+)\\RARGON2_ITERATIONS=(\\d+)$");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void proposesACostThatTheSettingsTakeAndThatFitsTheMemory() {
        assertThat(run(Map.of(), "1000", "40")).isZero();

        Matcher proposal = PROPOSAL.matcher(text(out));
        assertThat(proposal.find()).as(text(out)).isTrue();
        Map<String, String> pasted = Map.of("ARGON2_MEMORY_KIB", proposal.group(1), "ARGON2_ITERATIONS", proposal.group(2));
        Argon2Settings cost = Argon2Settings.of(name -> Optional.ofNullable(pasted.get(name)));
        assertThat(2 * cost.memoryKib()).isLessThanOrEqualTo(40 * 1024);
        assertThat(cost.iterations()).isGreaterThanOrEqualTo(2);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void saysWhichEngineItMeasured() {
        assertThat(run(Map.of("ARGON2_ENGINE", "java"), "100", "14")).isZero();

        assertThat(text(out)).startsWith("Argon2id by Java, 2 at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "fast", "-1", "10001", "100 13", "100 lots", "100 64 1"})
    void wrongArgumentsAreRefusedInOneLine(String arguments) {
        assertThat(run(Map.of(), arguments.split(" "))).isEqualTo(2);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).hasLineCount(1);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new Calibrate(2, Duration.ofMillis(1), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(environment, arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
