package com.vidaplus.auth.key.encryption;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of an embedded database, which only their owner may read. The directory is closed too where nothing else is in it, since H2
 * makes its files anew when it compacts them. A file system without POSIX permissions is left as it is.
 */
public final class DatabaseFiles {

    private static final Logger LOG = System.getLogger(DatabaseFiles.class.getName());
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private DatabaseFiles() {
    }

    /**
     * Takes all other users' permissions on the files away. If the service may not do so, the log says it, and the service goes on.
     *
     * @param database the path of the database's files without their ending
     */
    public static void close(Path database) {
        Path directory = database.toAbsolutePath().getParent();
        try (Stream<Path> entries = Files.list(directory)) {
            if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) == null) {
                return;
            }
            List<Path> all = entries.toList();
            String prefix = database.getFileName() + ".";
            List<Path> own = all.stream().filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
            for (Path file : own) {
                // A key that others could read may be known to them: it is left as it is, and refused.
                if (!file.toString().endsWith(".key")) {
                    close(file, FILE);
                }
            }
            if (own.size() == all.size()) {
                close(directory, DIRECTORY);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Others may be able to read the database in {0}; only its owner should: {1}", directory, e.toString());
        }
    }

    private static void close(Path path, Set<PosixFilePermission> allowed) throws IOException {
        if (!allowed.containsAll(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, allowed);
        }
    }
}
