package com.vidaplus.auth.credential.password;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The Argon2 of libsodium, from the copy that the WAR brings for this platform. The memory is taken from the operating system and given
 * back each time, none of it from the Java heap. Safe for use by several threads.
 */
public final class Sodium implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Sodium.class.getName());
    /** What the WAR has, by JNA's name of the platform. */
    private static final Map<String, String> COPIES = Map.of("linux-x86-64", "linux64/libsodium.so", "linux-aarch64",
            "arm64/libsodium.so", "darwin-x86-64", "mac/libsodium.dylib", "darwin-aarch64", "mac_arm/libsodium.dylib",
            "win32-x86-64", "windows64/libsodium.dll");
    private static final int SALT_BYTES = 16;
    private static final int MIN_KEY_BYTES = 16;
    private static final int BYTES_PER_KIB = 1024;
    private static final int ARGON2ID13 = 2;

    private final NativeLibrary library;
    private final Functions functions;
    private final String version;

    private Sodium(NativeLibrary library, Functions functions) {
        this.library = library;
        this.functions = functions;
        this.version = functions.sodium_version_string();
    }

    /**
     * Loads the library and tries it.
     *
     * @return the library, or empty if it cannot be used; the log says why. There may be no copy for this platform, or the copy derives
     *         another key than Java does. Or native code may not be loaded (another C library, a directory for temporary files without the
     *         right to execute)
     */
    public static Optional<Sodium> load() {
        try {
            return Optional.of(loaded());
        } catch (IOException | RuntimeException | LinkageError reason) {
            LOG.log(Level.INFO, "Passwords are hashed in Java: libsodium cannot be used here ({0})", reason.toString());
            return Optional.empty();
        }
    }

    private static Sodium loaded() throws IOException {
        String copy = COPIES.get(Platform.RESOURCE_PREFIX);
        if (copy == null) {
            throw new IOException("no copy for " + Platform.RESOURCE_PREFIX);
        }
        ClassLoader own = Sodium.class.getClassLoader();
        if (own.getResource("sodium/" + copy) == null) {
            throw new IOException("its file is missing");
        }
        File file = Native.extractFromResourcePath("/sodium/" + copy, own);
        Map<String, ?> options = Map.of(Library.OPTION_CLASSLOADER, own);
        Functions functions = Native.load(file.getAbsolutePath(), Functions.class, options);
        // Without this call the library runs its portable code at half the speed. The result 1 means: done before.
        if (functions.sodium_init() < 0) {
            throw new IOException("sodium_init failed");
        }
        Sodium sodium = new Sodium(NativeLibrary.getInstance(file.getAbsolutePath(), options), functions);
        sodium.compareWithJava();
        return sodium;
    }

    private void compareWithJava() throws IOException {
        Argon2Cost cost = new Argon2Cost(64, 2, 1);
        Argon2Derivation trial = new Argon2Derivation(Argon2Parameters.ARGON2_id, Argon2Parameters.ARGON2_VERSION_13, cost,
                new byte[SALT_BYTES], MIN_KEY_BYTES);
        byte[] expected = new JavaArgon2(1).derive(trial, new byte[] {1, 2, 3});
        if (!derive(trial, new byte[] {1, 2, 3}).filter(key -> MessageDigest.isEqual(key, expected)).isPresent()) {
            throw new IOException("it derives another key than Java does");
        }
    }

    /** libsodium has one lane, salts of one length, and the newer version of Argon2id only. */
    boolean can(Argon2Derivation derivation) {
        return derivation.type() == Argon2Parameters.ARGON2_id && derivation.version() == Argon2Parameters.ARGON2_VERSION_13
                && derivation.cost().parallelism() == 1 && derivation.salt().length == SALT_BYTES && derivation.length() >= MIN_KEY_BYTES;
    }

    /**
     * @param derivation one that it {@link #can}
     * @param password   left as it is
     * @return the key, or empty if the operating system gave no memory
     */
    Optional<byte[]> derive(Argon2Derivation derivation, byte[] password) {
        byte[] key = new byte[derivation.length()];
        int failed = functions.crypto_pwhash(key, key.length, password, password.length, derivation.salt(),
                derivation.cost().iterations(), (long) derivation.cost().memoryKib() * BYTES_PER_KIB, ARGON2ID13);
        return failed == 0 ? Optional.of(key) : Optional.empty();
    }

    @Override
    public String toString() {
        return "libsodium " + version;
    }

    /** Gives the library back to the operating system; there must be no derivation under way, and none comes after. */
    @Override
    public void close() {
        library.close();
    }

    /** As the library's header names them; {@code size_t} has 64 bits on every platform that there is a copy for. */
    interface Functions extends Library {

        int sodium_init();

        String sodium_version_string();

        int crypto_pwhash(byte[] key, long keyLength, byte[] password, long passwordLength, byte[] salt, long passes, long memory,
                int algorithm);
    }
}
