package com.vidaplus.auth.key.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.platform.settings.TestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionKeyTest {

    private static final Settings NOTHING_SET = TestSettings.of();

    @TempDir
    private Path folder;

    @Test
    void keyIsMadeBesideAnEmbeddedDatabaseAndFoundAgain() throws IOException {
        byte[] made = KeyEncryptionKey.find(NOTHING_SET, database(), false);

        assertThat(made).hasSize(32);
        assertThat(Base64.getDecoder().decode(Files.readString(keyFile()).strip())).isEqualTo(made);
        assertThat(KeyEncryptionKey.find(NOTHING_SET, database(), true)).isEqualTo(made);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left over").containsExactly(keyFile());
        }
    }

    @Case("H02")
    @Test
    void madeFileIsForItsOwnerAlone() throws IOException {
        KeyEncryptionKey.find(NOTHING_SET, database(), false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile()))).isEqualTo("rw-------");
    }

    @Test
    void everyDatabaseGetsAKeyOfItsOwn() {
        byte[] one = KeyEncryptionKey.find(NOTHING_SET, Optional.of(folder.resolve("one")), false);

        assertThat(KeyEncryptionKey.find(NOTHING_SET, Optional.of(folder.resolve("two")), false)).isNotEqualTo(one);
    }

    @Case("H02")
    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-r-----", "rw-rw-rw-", "rwx------", "rw--w----"})
    void fileThatOthersMayReadOrWriteIsRefused(String permissions) throws IOException {
        KeyEncryptionKey.find(NOTHING_SET, database(), false);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString(permissions));

        assertRefused(NOTHING_SET, database(), true, "KEY_ENCRYPTION_KEY_FILE");
        assertRefused(TestSettings.of("KEY_ENCRYPTION_KEY_FILE", keyFile().toString()), Optional.empty(), false, "KEY_ENCRYPTION_KEY_FILE");
    }

    @Test
    void fileThatItsOwnerMayOnlyReadIsTaken() throws IOException {
        byte[] made = KeyEncryptionKey.find(NOTHING_SET, database(), false);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("r--------"));

        assertThat(KeyEncryptionKey.find(NOTHING_SET, database(), true)).isEqualTo(made);
    }

    @Test
    void lostFileIsNotReplacedWhereKeysAreStored() {
        assertRefused(NOTHING_SET, database(), true, "KEY_ENCRYPTION_KEY");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void fileThatCannotBeWrittenAsksForTheSetting() {
        assertRefused(NOTHING_SET, Optional.of(folder.resolve("missing").resolve("auth")), false, "KEY_ENCRYPTION_KEY");
    }

    @Test
    void databaseElsewhereNeedsTheSetting() {
        assertRefused(NOTHING_SET, Optional.empty(), false, "KEY_ENCRYPTION_KEY");
        assertRefused(NOTHING_SET, Optional.empty(), true, "KEY_ENCRYPTION_KEY");
    }

    @Test
    void settingWinsAndNoFileIsMade() {
        byte[] given = keyOf(7, 32);
        Settings settings = TestSettings.of("KEY_ENCRYPTION_KEY", base64(given));

        assertThat(KeyEncryptionKey.find(settings, database(), false)).isEqualTo(given);
        assertThat(KeyEncryptionKey.find(settings, Optional.empty(), true)).isEqualTo(given);
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void settingWinsOverAFileThatIsThere() {
        byte[] made = KeyEncryptionKey.find(NOTHING_SET, database(), false);
        byte[] given = keyOf(7, 32);

        assertThat(KeyEncryptionKey.find(TestSettings.of("KEY_ENCRYPTION_KEY", base64(given)), database(), false))
                .isEqualTo(given).isNotEqualTo(made);
    }

    @Test
    void namedFileIsReadAndNeverMade() throws IOException {
        Path file = folder.resolve("given");
        Settings settings = TestSettings.of("KEY_ENCRYPTION_KEY_FILE", file.toString());
        assertRefused(settings, database(), false, "KEY_ENCRYPTION_KEY_FILE");
        assertThat(file).doesNotExist();

        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "  " + base64(keyOf(9, 32)) + "\r\n");

        assertThat(KeyEncryptionKey.find(settings, Optional.empty(), true)).isEqualTo(keyOf(9, 32));
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void fileThatIsNoTextIsRefused() throws IOException {
        KeyEncryptionKey.find(NOTHING_SET, database(), false);
        Files.write(keyFile(), new byte[] {(byte) 0xC0, (byte) 0x80});

        assertRefused(NOTHING_SET, database(), true, "KEY_ENCRYPTION_KEY_FILE");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33, 64})
    void keyOfAnotherLengthIsRefused(int length) throws IOException {
        assertRefused(TestSettings.of("KEY_ENCRYPTION_KEY", base64(keyOf(1, length))), database(), false, "KEY_ENCRYPTION_KEY");

        KeyEncryptionKey.find(NOTHING_SET, database(), false);
        Files.writeString(keyFile(), base64(keyOf(1, length)));
        assertRefused(NOTHING_SET, database(), true, "KEY_ENCRYPTION_KEY_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "canary of 32 characters, no base", "canary!canary!canary!canary!canary!canary!ca", "=", " "})
    void textThatIsNoBase64IsRefusedAndNotShown(String text) {
        assertThat(assertRefused(TestSettings.of("KEY_ENCRYPTION_KEY", text), database(), false, "KEY_ENCRYPTION_KEY"))
                .doesNotContain("canary");
    }

    @Test
    void keyOfEqualBytesOrAPatternIsRefusedByVariableAndByFile() throws IOException {
        byte[] counting = new byte[32];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (byte) i;
        }
        for (byte[] obvious : List.of(new byte[32], counting, "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(assertRefused(TestSettings.of("KEY_ENCRYPTION_KEY", base64(obvious)), database(), false, "KEY_ENCRYPTION_KEY"))
                    .contains("random").doesNotContain(base64(obvious));
            Path file = folder.resolve("given");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, base64(obvious));
            assertRefused(TestSettings.of("KEY_ENCRYPTION_KEY_FILE", file.toString()), database(), false, "KEY_ENCRYPTION_KEY_FILE");
        }
    }

    private static String assertRefused(Settings settings, Optional<Path> database, boolean hasStoredKeys, String named) {
        String[] message = new String[1];
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> KeyEncryptionKey.find(settings, database, hasStoredKeys))
                .withMessageStartingWith("Setting " + named + " must be ").satisfies(e -> message[0] = e.getMessage());
        return message[0];
    }

    private Optional<Path> database() {
        return Optional.of(folder.resolve("auth"));
    }

    private Path keyFile() {
        return folder.resolve("auth.key");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] keyOf(int seed, int length) {
        byte[] key = new byte[length];
        new Random(seed).nextBytes(key);
        return key;
    }
}
