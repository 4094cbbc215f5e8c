package com.vidaplus.auth.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.Normalisation;
import com.vidaplus.auth.credential.password.Password;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.StoredPassword;
import com.vidaplus.auth.harness.cases.Case;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashPasswordTest {

    private static final Map<String, String> SMALL =
            Map.of("ARGON2_MEMORY_KIB", "64", "ARGON2_ITERATIONS", "1", "ARGON2_PARALLELISM", "2", "ARGON2_WEAK", "allow");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\nanother line\n"})
    void printsTheHashOfTheFirstLine(String end) throws IOException {
        assertThat(run(SMALL, (" cora\u00e7\u00e3o, \ud83d\ude00 e a\u00e7a\u00ed " + end).getBytes(StandardCharsets.UTF_8))).isZero();

        assertThat(err()).isEmpty();
        assertThat(out()).startsWith("$argon2id$v=19$m=64,t=1,p=2$").endsWith(System.lineSeparator());
        StoredPassword stored = new StoredPassword(out().strip(), Normalisation.NFC);
        Password password = Password.of(" cora\u00e7\u00e3o, \ud83d\ude00 e a\u00e7a\u00ed ").orElseThrow();
        assertThat(new PasswordHasher(new Argon2Cost(8, 1, 1), new SecureRandom()).verify(password, stored)).isTrue();
    }

    @Test
    void costIsTheServicesDefaultWithoutSettings() throws IOException {
        assertThat(run(Map.of("ARGON2_MEMORY_KIB", ""), "fifteen letters".getBytes(StandardCharsets.UTF_8))).isZero();

        assertThat(out()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void longestPasswordIsTaken() throws IOException {
        Random random = new Random(1);
        String longest = Stream.generate(() -> List.of("u", "a", "o", "A").get(random.nextInt(4)) + "\u0308\u0304").limit(512)
                .collect(Collectors.joining());

        assertThat(run(SMALL, longest.getBytes(StandardCharsets.UTF_8))).isZero();
    }

    @Test
    @Case("B14")
    void badPasswordIsRefusedWithItsReason() throws IOException {
        assertRefused(new byte[0], "empty");
        assertRefused("\n".getBytes(StandardCharsets.UTF_8), "at least 15");
        assertRefused("fourteen chars\n".getBytes(StandardCharsets.UTF_8), "at least 15");
        assertRefused("correct horse battery staple".getBytes(StandardCharsets.UTF_8), "too common");
        assertRefused("20262026-Password-20262026".getBytes(StandardCharsets.UTF_8), "too common");
        assertRefused("a".repeat(1025).getBytes(StandardCharsets.UTF_8), "at most 1024");
        assertRefused("a".repeat(10_000_000).getBytes(StandardCharsets.UTF_8), "at most 1024");
        assertRefused("cora\u00e7\u00e3o de estudante".getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
    }

    @Test
    @Case("B14")
    void passwordWithTheGivenAddressInItIsRefused() throws IOException {
        byte[] password = "rui.costa has a long one".getBytes(StandardCharsets.UTF_8);

        assertThat(run(Optional.empty(), SMALL, password)).isZero();
        assertThat(run(EmailAddress.of("rui.costa@example.com"), SMALL, password)).isEqualTo(2);
        assertThat(err()).contains("e-mail address");
    }

    @ParameterizedTest
    @CsvSource({"ARGON2_MEMORY_KIB,7", "ARGON2_MEMORY_KIB,65537", "ARGON2_MEMORY_KIB,19 MiB", "ARGON2_ITERATIONS,0",
        "ARGON2_ITERATIONS,99999999999", "ARGON2_PARALLELISM,9", "ARGON2_MEMORY_KIB,64", "ARGON2_ITERATIONS,1", "ARGON2_WEAK,yes"})
    void badSettingIsRefusedByName(String name, String value) throws IOException {
        assertThat(run(Map.of(name, value), "fifteen letters".getBytes(StandardCharsets.UTF_8))).isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err()).contains(name);
    }

    private void assertRefused(byte[] input, String reason) throws IOException {
        err.reset();
        assertThat(run(SMALL, input)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains(reason).hasLineCount(1);
    }

    private int run(Map<String, String> environment, byte[] input) throws IOException {
        return run(Optional.empty(), environment, input);
    }

    private int run(Optional<EmailAddress> owner, Map<String, String> environment, byte[] input) throws IOException {
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new HashPassword(owner, environment, outStream, errStream).hashLine(new ByteArrayInputStream(input));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
