package com.vidaplus.auth.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are what the operator typed, or what is in the file that the operator named. */
class SecretSettingsTest {

    private static final String NAME = "BOOTSTRAP_PASSWORD";
    private static final String FILE = NAME + "_FILE";
    private static final String TYPED = "correct ${HOME} battery staple";

    @TempDir
    private Path folder;

    @Test
    void anExpressionInASecretIsNotExpanded() {
        Map<String, String> raw = Map.of(NAME, TYPED);
        SettingReader reader = new SettingReader(name -> Optional.of("expanded"), name -> Optional.ofNullable(raw.get(name)));

        assertThat(reader.secret(NAME)).contains(TYPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void oneLineEndAfterASecretInAFileIsDropped(String end) throws IOException {
        assertThat(inFile("uma senha de a\u00E7\u00E3o" + end)).contains("uma senha de a\u00E7\u00E3o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "canary\n\n", "canary\r", "\uFEFFcanary", "can\tary", "canary \uFFFD", "canary\u0000"})
    void aFileWithAnotherContentIsRefusedByItsPathAndWithoutIt(String content) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> inFile(content))
                .withMessageContaining(FILE).withMessageContaining(folder.resolve("secret").toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }

    @Test
    void aFileThatIsMissingTooBigOrNotUtf8IsRefused() throws IOException {
        Path file = folder.resolve("secret");
        refuses(folder.resolve("missing"), "can read");
        refuses(folder, "can read");
        Files.write(file, new byte[4_097]);
        refuses(file, "at most 4096 bytes");
        Files.write(file, new byte[] {(byte) 0xC3});
        refuses(file, "UTF-8");
    }

    @Test
    void bothWaysAtOnceAreRefused() {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> reader(Map.of(NAME, "a", FILE, "b")).secret(NAME))
                .withMessageContaining(FILE);
    }

    private static void refuses(Path file, String words) {
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> reader(Map.of(FILE, file.toString())).secret(NAME))
                .withMessageContaining(words).withMessageContaining(file.toString());
    }

    private Optional<String> inFile(String content) throws IOException {
        Path file = Files.write(folder.resolve("secret"), content.getBytes(StandardCharsets.UTF_8));
        return reader(Map.of(FILE, file.toString())).secret(NAME);
    }

    private static SettingReader reader(Map<String, String> values) {
        return new SettingReader(name -> Optional.empty(), name -> Optional.ofNullable(values.get(name)));
    }
}
