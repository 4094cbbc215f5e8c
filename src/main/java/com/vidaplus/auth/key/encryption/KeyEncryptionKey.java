package com.vidaplus.auth.key.encryption;

import com.vidaplus.auth.platform.settings.InvalidSetting;
import com.vidaplus.auth.platform.settings.KeyEncryptionSettings;
import com.vidaplus.auth.platform.settings.ObviousSecret;
import com.vidaplus.auth.platform.settings.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the key encryption key: in the setting, or in the file that a setting names. With an embedded database only, it may be in a file
 * beside the database, made at the first start. For other databases the operator must give the key: a key that each node made for itself
 * would lock the other nodes out.
 */
public final class KeyEncryptionKey {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** Of 32 random bytes some thirty are different, and fewer than sixteen once in a hundred thousand million times. */
    private static final int LEAST_DISTINCT = 16;

    /** A key file has 45 bytes; a far longer file is no key file. */
    private static final int MOST_BYTES = 4_096;

    private KeyEncryptionKey() {
    }

    /**
     * @param settings      as checked at start
     * @param databasePath  where the embedded database's files are, without ending; nothing for a database elsewhere
     * @param hasStoredKeys whether something is stored that was encrypted before, so that a new key would be a wrong one
     * @return 32 bytes
     * @throws InvalidSetting where there is no usable key
     */
    public static byte[] find(Settings settings, Optional<Path> databasePath, boolean hasStoredKeys) {
        KeyEncryptionSettings given = settings.keyEncryption();
        if (given.key().isPresent()) {
            return decode("KEY_ENCRYPTION_KEY", given.key().get());
        }
        if (given.file().isPresent()) {
            return read("KEY_ENCRYPTION_KEY_FILE", given.file().get());
        }
        Path file = databasePath.map(path -> path.resolveSibling(path.getFileName() + ".key"))
                .orElseThrow(() -> new InvalidSetting("KEY_ENCRYPTION_KEY", "given, in base64, 32 random bytes"
                        + " (openssl rand -base64 32), the same on every node: this database is not an embedded one"));
        if (!Files.exists(file)) {
            if (hasStoredKeys) {
                throw new InvalidSetting("KEY_ENCRYPTION_KEY", "given, or the key file put back beside the database (" + file
                        + "): the signing keys there were encrypted with it");
            }
            create(file);
        }
        return read("KEY_ENCRYPTION_KEY_FILE", file.toString());
    }

    /**
     * The previous key, while the key encryption key is changed.
     *
     * @param now the key encryption key
     * @return 32 bytes; empty where none is given
     * @throws InvalidSetting if the previous key is not usable, or is the same as {@code now}
     */
    public static Optional<byte[]> previous(Settings settings, byte[] now) {
        KeyEncryptionSettings given = settings.keyEncryption();
        Optional<byte[]> previous = given.previous().map(text -> decode("KEY_ENCRYPTION_KEY_PREVIOUS", text))
                .or(() -> given.previousFile().map(file -> read("KEY_ENCRYPTION_KEY_PREVIOUS_FILE", file)));
        if (previous.isPresent() && MessageDigest.isEqual(previous.get(), now)) {
            throw new InvalidSetting(given.previous().isPresent() ? "KEY_ENCRYPTION_KEY_PREVIOUS" : "KEY_ENCRYPTION_KEY_PREVIOUS_FILE",
                    "another key than KEY_ENCRYPTION_KEY, which is to follow it");
        }
        return previous;
    }

    private static byte[] read(String setting, String path) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new InvalidSetting(setting, "a readable text file (" + path + ")");
            }
            if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new InvalidSetting(setting, "a file that its owner alone may read and write (chmod 600 " + file + ")");
            }
            return decode(setting, Files.readString(file).strip());
        } catch (IOException | InvalidPathException e) {
            throw new InvalidSetting(setting, "a readable text file (" + path + ")");
        }
    }

    private static byte[] decode(String setting, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == KeyVault.KEY_BYTES && !ObviousSecret.is(key, LEAST_DISTINCT)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as for a key of another length, or one that is no random bytes.
        }
        throw new InvalidSetting(setting, "32 random bytes in base64 (openssl rand -base64 32)");
    }

    /**
     * Writes the key aside and moves it, so that a crash in between leaves no half a key. Only the owner can read the file, from its first
     * byte on. The file is on the disk before the key is used: stored signing keys would be lost if a power cut took this file alone.
     */
    private static void create(Path file) {
        byte[] key = new byte[KeyVault.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Path aside = isPosix(file.getParent())
                    ? Files.createTempFile(file.getParent(), "auth", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                    : Files.createTempFile(file.getParent(), "auth", ".tmp");
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer text = ByteBuffer.wrap((Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(file.getParent());
        } catch (IOException e) {
            throw new InvalidSetting("KEY_ENCRYPTION_KEY", "given, since the file " + file + " cannot be written");
        }
    }

    /** Forces the directory to the disk, since it holds the file's name. Only POSIX systems open a directory. */
    private static void forceDirectory(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
