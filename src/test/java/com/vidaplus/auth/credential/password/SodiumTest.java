package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.memory.HashMemory;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** On each platform that there is a copy for; elsewhere the service hashes in Java, and so this class fails: it is not for those. */
class SodiumTest {

    private static final Sodium SODIUM = Sodium.load().orElseThrow();
    private static final JavaArgon2 JAVA = new JavaArgon2(2);
    private static final int ID = Argon2Parameters.ARGON2_id;
    private static final int V13 = Argon2Parameters.ARGON2_VERSION_13;
    private static final byte[] SALT = new byte[16];

    @AfterAll
    static void close() {
        SODIUM.close();
    }

    @Test
    void itDerivesTheKeysThatJavaDerives() {
        Random random = new Random(4711);
        for (int i = 0; i < 300; i++) {
            byte[] password = bytes(random, random.nextInt(i % 10 == 0 ? 1_025 : 40));
            Argon2Derivation derivation = new Argon2Derivation(ID, V13, new Argon2Cost(8 + random.nextInt(120), 1 + random.nextInt(4), 1),
                    bytes(random, 16), 16 + random.nextInt(49));

            assertThat(SODIUM.can(derivation)).isTrue();
            assertThat(SODIUM.derive(derivation, password)).contains(JAVA.derive(derivation, password));
        }
    }

    @Test
    void itLeavesPasswordAndSaltAsTheyAre() {
        byte[] password = {1, 2, 3};
        byte[] salt = SALT.clone();
        SODIUM.derive(new Argon2Derivation(ID, V13, new Argon2Cost(64, 1, 1), salt, 32), password);
        assertThat(password).containsExactly(1, 2, 3);
        assertThat(salt).isEqualTo(SALT);
    }

    @Test
    void whatItLacksIsDerivedInJava() {
        Argon2Cost one = new Argon2Cost(64, 2, 1);
        Stream.of(new Argon2Derivation(Argon2Parameters.ARGON2_i, V13, one, SALT, 32),
                new Argon2Derivation(ID, Argon2Parameters.ARGON2_VERSION_10, one, SALT, 32),
                new Argon2Derivation(ID, V13, new Argon2Cost(64, 2, 2), SALT, 32),
                new Argon2Derivation(ID, V13, one, new byte[8], 32), new Argon2Derivation(ID, V13, one, new byte[24], 32),
                new Argon2Derivation(ID, V13, one, SALT, 15)).forEach(derivation -> {
                    assertThat(SODIUM.can(derivation)).isFalse();
                    byte[] key = new Argon2(Optional.of(SODIUM), 1, HashMemory.unbounded()).derive(derivation, new byte[] {7});
                    assertThat(key).isEqualTo(JAVA.derive(derivation, new byte[] {7}));
                });
    }

    @Test
    void severalThreadsDoNotDisturbEachOther() {
        Argon2Derivation derivation = new Argon2Derivation(ID, V13, new Argon2Cost(512, 2, 1), SALT, 32);
        IntStream.range(0, 64).parallel().forEach(i -> {
            byte[] password = {(byte) i};
            assertThat(SODIUM.derive(derivation, password)).contains(JAVA.derive(derivation, password));
        });
    }

    @Test
    void deployedAgainAndAgainItLoadsEachTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (URLClassLoader deployment = deployment(false)) {
                Object engine = loadedBy(deployment).orElseThrow();
                assertThat(engine.getClass()).isNotSameAs(Sodium.class);
                assertThat(engine).hasToString(SODIUM.toString());
                ((AutoCloseable) engine).close();
            }
        }
    }

    @Test
    void whereItCannotBeLoadedThereIsNone() throws Exception {
        try (URLClassLoader without = deployment(true)) {
            assertThat(loadedBy(without)).isEmpty();
        }
    }

    private static Optional<?> loadedBy(ClassLoader deployment) throws ReflectiveOperationException {
        var load = deployment.loadClass(Sodium.class.getName()).getDeclaredMethod("load");
        load.setAccessible(true);
        return (Optional<?>) load.invoke(null);
    }

    /** All classes of this class path once more, as a server loads them for each deployment. */
    private static URLClassLoader deployment(boolean withoutNativeCode) {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(SodiumTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader()) {
            @Override
            public URL getResource(String name) {
                return withoutNativeCode && name.startsWith("sodium/") ? null : super.getResource(name);
            }
        };
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
