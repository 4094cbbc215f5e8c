package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hashes that argon2-cffi and Python's bcrypt made: see vectors/make-vectors.py. */
class PasswordVectorsTest {

    private static final PasswordHasher HASHER = new PasswordHasher(new Argon2Cost(64, 1, 1), new SecureRandom());

    record Vector(String verdict, StoredPassword stored, Password password, String about) {

        static Vector of(String line) {
            String[] columns = line.split("\t", -1);
            String text = new String(HexFormat.of().parseHex(columns[2]), StandardCharsets.UTF_8);
            return new Vector(columns[0], new StoredPassword(columns[1], Normalisation.NONE), Password.of(text).orElseThrow(), columns[3]);
        }

        @Override
        public String toString() {
            return verdict + ": " + about;
        }
    }

    static List<Vector> vectors() {
        try (InputStream file = PasswordVectorsTest.class.getResourceAsStream("/vectors/passwords.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(Vector::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void saysWhatThePythonLibrarySays(Vector vector) {
        long before = HASHER.derivations();

        assertThat(HASHER.verify(vector.password, vector.stored)).isEqualTo(vector.verdict.equals("match"));
        assertThat(vector.stored.isReadable()).isEqualTo(!vector.verdict.equals("unreadable"));
        assertThat(HASHER.derivations() - before).isEqualTo(1);
    }

    @Test
    void everyKindOfVectorIsThere() {
        Set<String> kinds = vectors().stream().flatMap(vector -> Stream.of(
                vector.verdict + " " + vector.stored.hash().substring(1, vector.stored.hash().indexOf('$', 1))))
                .collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder("match argon2id", "differ argon2id", "unreadable argon2id",
                "match argon2i", "differ argon2i", "unreadable argon2d",
                "match 2a", "differ 2a", "match 2b", "differ 2b", "unreadable 2b", "match 2y", "differ 2y", "unreadable 2x");
    }
}
