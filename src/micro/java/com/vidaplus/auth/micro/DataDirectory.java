package com.vidaplus.auth.micro;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory of the embedded database, which only its owner may enter: password hashes and the key of the signing keys are in it. A
 * directory that an earlier version made for all to read is closed. A directory of another user is taken where only its group may enter.
 * File systems without POSIX permissions, as on Windows, are left as they are.
 */
final class DataDirectory {
    private static final Logger LOG = System.getLogger(DataDirectory.class.getName());
    private static final Set<PosixFilePermission> OWNER_ALL = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rwx");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    /** Other users may know a key that they could read: the file is left as it is, for the service to refuse. */
    private static final String KEY_FILE = ".key";

    private final Path directory;

    /** @param directory which need not exist */
    DataDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Makes the directory, or closes the one there is, and the files in it.
     *
     * @throws IOException where others may read it and this process cannot change that, or where it cannot be made; the message is for
     *                     an operator
     */
    void secure() throws IOException {
        if (Files.getFileAttributeView(directory.getParent(), PosixFileAttributeView.class) == null) {
            return;
        }
        try {
            if (Files.notExists(directory)) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ALL));
            }
            close(directory, OWNER_ALL);
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(Files::isRegularFile).filter(path -> !path.toString().endsWith(KEY_FILE)).toList()) {
                    close(file, OWNER_FILE);
                }
            }
        } catch (IOException e) {
            throw new IOException("The directory " + directory + " must exist for this user alone (mode 0700), and that failed: "
                    + e.getMessage(), e);
        }
    }

    private static void close(Path path, Set<PosixFilePermission> allowed) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (allowed.containsAll(found)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(path, allowed);
            LOG.log(Level.INFO, "Others could read {0} ({1}); now only this user may", path, PosixFilePermissions.toString(found));
        } catch (FileSystemException e) {
            if (found.stream().anyMatch(OTHERS::contains)) {
                throw e;
            }
            // A volume that belongs to root, and is lent to the group of this process: then that group is the one way in.
            LOG.log(Level.WARNING, "{0} belongs to another user, and its group may read it ({1})", path,
                    PosixFilePermissions.toString(found));
        }
    }
}
