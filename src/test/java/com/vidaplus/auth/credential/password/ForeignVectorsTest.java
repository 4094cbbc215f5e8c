package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.transfer.HashImport;
import com.vidaplus.auth.transfer.KeycloakCredential;
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

/** What other libraries stored: see vectors/make-foreign-vectors.py, vectors/make-more-vectors.py and vectors/foreign-java. */
public class ForeignVectorsTest {

    private static final PasswordHasher HASHER = new PasswordHasher(new Argon2Cost(8192, 1, 1), new SecureRandom());

    public record Vector(String verdict, String system, String stored, String secret, Password password, String about) {

        static Vector of(String line) {
            String[] columns = line.split("\t", -1);
            String text = new String(HexFormat.of().parseHex(columns[4]), StandardCharsets.UTF_8);
            return new Vector(columns[0], columns[1], columns[2], columns[3], Password.of(text).orElseThrow(), columns[5]);
        }

        ImportedHash read() {
            return secret.isEmpty() ? HashImport.read(stored) : new KeycloakCredential(stored, secret).read();
        }

        String accepted() {
            return ((ImportedHash.Accepted) read()).stored();
        }

        @Override
        public String toString() {
            return verdict + ": " + system + ": " + about;
        }
    }

    public static List<Vector> vectors() {
        return Stream.of("foreign-python.tsv", "foreign-java.tsv", "foreign-more.tsv").flatMap(ForeignVectorsTest::lines)
                .filter(line -> !line.startsWith("#")).map(Vector::of).toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void importedHashMatchesWhatTheLibrarySays(Vector vector) {
        assertThat(vector.read()).isInstanceOf(ImportedHash.Accepted.class);
        StoredPassword stored = new StoredPassword(vector.accepted(), Normalisation.NONE);
        long before = HASHER.derivations();

        assertThat(HASHER.verify(vector.password, stored)).isEqualTo(vector.verdict.equals("match"));
        assertThat(HASHER.derivations() - before).isEqualTo(1);
        assertThat(stored.isReadable()).isTrue();
    }

    @Test
    void whatIsStoredIsShortAndIsTakenAgainAsItIs() {
        assertThat(vectors()).allSatisfy(vector -> {
            assertThat(vector.accepted()).hasSizeLessThanOrEqualTo(255).matches("[!-~]+");
            assertThat(HashImport.read(vector.accepted())).isEqualTo(vector.read());
        });
    }

    @Test
    void nextSignInMakesItArgon2id() {
        PasswordHasher hasher = new PasswordHasher(new Argon2Cost(8192, 2, 1), new SecureRandom());

        assertThat(vectors().stream().filter(vector -> vector.verdict.equals("match"))
                .filter(vector -> !vector.accepted().startsWith("$argon2id$v=19$m=16384,t=2"))).allSatisfy(vector -> {
                    StoredPassword stored = new StoredPassword(vector.accepted(), Normalisation.NONE);
                    assertThat(hasher.differsFromConfigured(stored)).isTrue();
                });
        Vector django = vectors().get(0);
        StoredPassword imported = new StoredPassword(django.accepted(), Normalisation.NONE);
        StoredPassword rewritten = hasher.replacement(django.password, imported).orElseThrow();
        assertThat(rewritten.hash()).startsWith("$argon2id$v=19$m=8192,t=2,p=1$");
        assertThat(rewritten.normalisation()).isEqualTo(Normalisation.NFC);
        assertThat(hasher.verify(django.password, rewritten)).isTrue();
    }

    @Test
    void everyKindOfVectorIsThere() {
        Set<String> kinds = vectors().stream().filter(vector -> vector.verdict.equals("match"))
                .map(vector -> vector.system + " " + kind(vector.accepted())).collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder("django pbkdf2-sha256", "django pbkdf2-sha1", "django 2b", "django argon2id",
                "passlib pbkdf2-sha1", "passlib pbkdf2-sha256", "passlib pbkdf2-sha512",
                "spring 2a", "spring 2b", "spring 2y", "spring argon2id", "spring scrypt", "werkzeug scrypt", "werkzeug pbkdf2-sha512",
                "django scrypt", "django bcrypt_sha256", "passlib scrypt", "passlib bcrypt-sha256",
                "aspnet pbkdf2-sha1", "aspnet pbkdf2-sha256", "aspnet pbkdf2-sha512",
                "soteria pbkdf2-sha224", "soteria pbkdf2-sha256", "soteria pbkdf2-sha384", "soteria pbkdf2-sha512",
                "keycloak pbkdf2-sha1", "keycloak pbkdf2-sha256", "keycloak pbkdf2-sha512", "keycloak argon2id", "keycloak argon2i");
        assertThat(vectors().stream().filter(vector -> vector.verdict.equals("differ"))).hasSizeGreaterThan(100);
    }

    private static String kind(String stored) {
        return stored.startsWith("bcrypt_sha256$") ? "bcrypt_sha256" : stored.split("\\$")[1];
    }

    private static Stream<String> lines(String name) {
        try (InputStream file = ForeignVectorsTest.class.getResourceAsStream("/vectors/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
