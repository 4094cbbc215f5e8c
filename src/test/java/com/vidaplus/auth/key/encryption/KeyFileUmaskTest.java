package com.vidaplus.auth.key.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the key-encryption key, made by a process of its own, since a JVM cannot change its own umask. */
class KeyFileUmaskTest {

    @TempDir
    private Path directory;

    /** Makes the key beside the database that is named. */
    static final class MakeKey {

        private MakeKey() {
        }

        public static void main(String... database) {
            KeyEncryptionKey.find(TestSettings.of(), Optional.of(Path.of(database[0])), false);
        }
    }

    @Case("H02")
    @Test
    void madeFileIsForItsOwnerAloneThoughTheUmaskWouldLetEverybodyIn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "umask 000; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                MakeKey.class.getName(), directory.resolve("auth").toString()).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();

        try (Stream<Path> made = Files.list(directory)) {
            assertThat(made).hasSize(1).allSatisfy(file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }
}
