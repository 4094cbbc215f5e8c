package com.vidaplus.auth.key.encryption;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFilesTest {

    @TempDir
    private Path parent;
    private Path data;

    @BeforeEach
    void aDirectoryAndFilesThatAllMayRead() throws IOException {
        data = Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(data, fromString("rwxr-xr-x"));
        for (String name : new String[] {"auth.mv.db", "auth.trace.db"}) {
            Files.setPosixFilePermissions(Files.createFile(data.resolve(name)), fromString("rw-r--r--"));
        }
        Files.createFile(data.resolve("auth.key"), asFileAttribute(fromString("r--------")));
    }

    @Test
    void onlyTheOwnerMayReadTheFilesAndEnterTheDirectory() throws IOException {
        DatabaseFiles.close(data.resolve("auth"));

        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("auth.mv.db"))).isEqualTo("rw-------");
        assertThat(permissions(data.resolve("auth.trace.db"))).isEqualTo("rw-------");
        assertThat(permissions(data.resolve("auth.key"))).as("what is closed further").isEqualTo("r--------");
    }

    @Test
    void aDirectoryWithOtherThingsInItStaysAsItIs() throws IOException {
        Path other = Files.createFile(data.resolve("authors.txt"), asFileAttribute(fromString("rw-r--r--")));

        DatabaseFiles.close(data.resolve("auth"));

        assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(other)).isEqualTo("rw-r--r--");
        assertThat(permissions(data.resolve("auth.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void aDirectoryThatIsNotThereStopsNothing() {
        assertThatCode(() -> DatabaseFiles.close(parent.resolve("none").resolve("auth"))).doesNotThrowAnyException();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
