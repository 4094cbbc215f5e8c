package com.vidaplus.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/settings.md is the one table of settings, and says what the code does. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z][^|]*) \\| ([^|]*) \\| ([^|]*) \\|$");
    private static final Pattern BOUNDS = Pattern.compile("^(\\d+) to (\\d+)\\b");

    @Test
    void itHasEverySettingOfTheServiceAndNoOther() throws IOException {
        Set<String> read = new HashSet<>(settingsOfTheRunnableJar());
        new Settings(name -> {
            read.add(name);
            return Optional.empty();
        });

        assertThat(rows().stream().flatMap(row -> NAME.matcher(row.group(1)).results()).map(name -> name.group(1)))
                .doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void itsBoundsAreWhereTheServiceRefusesToStart() throws IOException {
        List<MatchResult> bounded = rows().stream().filter(row -> BOUNDS.matcher(row.group(3)).find()
                && NAME.matcher(row.group(1)).results().count() == 1).toList();

        assertThat(bounded).hasSizeGreaterThanOrEqualTo(5).allSatisfy(row -> {
            String name = row.group(1).replace("`", "");
            Matcher bounds = BOUNDS.matcher(row.group(3));
            assertThat(bounds.find()).isTrue();
            long least = Long.parseLong(bounds.group(1));
            long most = Long.parseLong(bounds.group(2));
            for (long good : new long[] {least, most, Long.parseLong(row.group(2))}) {
                assertThatCode(() -> with(name, good)).as(name).doesNotThrowAnyException();
            }
            for (long bad : new long[] {least - 1, most + 1}) {
                assertThatThrownBy(() -> with(name, bad)).as(name).isInstanceOf(InvalidSetting.class).hasMessageContaining(name);
            }
        });
    }

    @Test
    void itsDefaultsAreTheServices() throws IOException {
        Settings none = new Settings(name -> Optional.empty());
        Map<String, Object> defaults = Map.of("ACCESS_TOKEN_EXPIRE_MINUTES", none.accessTokenLifetime().toMinutes(),
                "SESSION_MAX_MINUTES", none.sessionLifetime().toMinutes(), "TOKEN_ISSUER", none.issuer(), "TOKEN_ALGORITHM", none.algorithm(),
                "REFRESH_GRACE_SECONDS", none.refreshGrace().toSeconds(), "SIGNING_KEY_ROTATION_DAYS", none.signingKeyRotation().toDays(),
                "SIGNING_KEY_PENDING_SECONDS", none.signingKeyPending().toSeconds(),
                "GUESS_LIMIT, GUESS_WINDOW_MINUTES", none.guessLimit() + ", " + none.guessWindow().toMinutes(),
                "ARGON2_MEMORY_KIB, ARGON2_ITERATIONS, ARGON2_PARALLELISM",
                none.argon2().memoryKib() + ", " + none.argon2().iterations() + ", " + none.argon2().parallelism());

        Map<String, String> told = rows().stream().collect(Collectors.toMap(row -> row.group(1).replace("`", ""),
                row -> row.group(2).replace("`", "")));
        assertThat(defaults).allSatisfy((name, value) -> assertThat(told).containsEntry(name, value.toString()));
    }

    private static void with(String setting, long value) {
        new Settings(name -> name.equals(setting) ? Optional.of(Long.toString(value)) : Optional.empty());
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    /** What the runnable jar's scripts and launcher read by themselves. */
    private static Set<String> settingsOfTheRunnableJar() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path folder : List.of(Path.of("src", "main", "server"), Path.of("src", "micro"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|txt|cli)")).toList()) {
                        Pattern.compile("\\b(?:DB|SERVER)_[A-Z_]+\\b").matcher(Files.readString(file)).results().forEach(name -> names.add(name.group()));
                    }
                }
            }
        }
        return names;
    }
}
