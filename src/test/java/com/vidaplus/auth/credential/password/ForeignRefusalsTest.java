package com.vidaplus.auth.credential.password;

import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.COSTLY_ARGON2;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.COSTLY_BCRYPT;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.COSTLY_PBKDF2;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.COSTLY_SCRYPT;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.transfer.HashImport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of hash, damaged in each way: an import refuses it and says why, and where it is stored it matches nothing. */
class ForeignRefusalsTest {

    private static final List<String> NO_NUMBERS = List.of("", "0", "-1", "+1", "01", "1e3", "0x10", " 4", "4 ", "4.0", "\u0664", "NaN",
            "2147483648", "4294967296", "4294967300", "18446744073709551617", "9".repeat(400));

    /** How a kind is written: the groups are its numbers. */
    record Kind(String name, Pattern form, ImportedHash.Refused tooDear, String... dear) {

        String example() {
            return ForeignVectorsTest.vectors().stream().filter(vector -> vector.verdict().equals("match") && vector.secret().isEmpty())
                    .map(ForeignVectorsTest.Vector::stored).filter(stored -> form.matcher(stored).matches()).findFirst().orElseThrow();
        }

        List<String> withNumber(int group, List<String> numbers) {
            String example = example();
            Matcher parts = form.matcher(example);
            assertThat(parts.matches()).isTrue();
            return numbers.stream().map(number -> example.substring(0, parts.start(group)) + number + example.substring(parts.end(group)))
                    .filter(text -> !text.equals(example)).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                kind("Django's Argon2", "argon2\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$.*", COSTLY_ARGON2, "102401", "11", "9"),
                kind("Spring's Argon2", "\\{argon2\\}\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$.*", COSTLY_ARGON2, "102401", "11", "9"),
                kind("bcrypt", "\\$2a\\$(\\d+)\\$.*", COSTLY_BCRYPT, "15"),
                kind("Spring's bcrypt", "\\{bcrypt\\}\\$2a\\$(\\d+)\\$.*", COSTLY_BCRYPT, "16"),
                kind("Django's bcrypt", "bcrypt\\$\\$2b\\$(\\d+)\\$.*", COSTLY_BCRYPT, "31"),
                kind("Django's bcrypt_sha256", "bcrypt_sha256\\$\\$2b\\$(\\d+)\\$.*", COSTLY_BCRYPT, "15"),
                kind("passlib's bcrypt_sha256, version 1", "\\$bcrypt-sha256\\$2b,(\\d+)\\$.*", COSTLY_BCRYPT, "15"),
                kind("passlib's bcrypt_sha256, version 2", "\\$bcrypt-sha256\\$v=2,t=2b,r=(\\d+)\\$.*", COSTLY_BCRYPT, "15"),
                kind("Django's PBKDF2", "pbkdf2_sha256\\$(\\d+)\\$.*", COSTLY_PBKDF2, "2000001"),
                kind("Werkzeug's PBKDF2", "pbkdf2:sha512:(\\d+)\\$.*", COSTLY_PBKDF2, "1000001"),
                kind("Soteria's PBKDF2", "PBKDF2WithHmacSHA256:(\\d+):.*", COSTLY_PBKDF2, "2000001"),
                kind("passlib's PBKDF2", "\\$pbkdf2-sha256\\$(\\d+)\\$.*", COSTLY_PBKDF2, "2000001"),
                kind("Werkzeug's scrypt", "scrypt:(\\d+):(\\d+):(\\d+)\\$.*", COSTLY_SCRYPT, "131072", "1025", "129"),
                kind("Django's scrypt", "scrypt\\$(\\d+)\\$[^$]+\\$(\\d+)\\$(\\d+)\\$.*", COSTLY_SCRYPT, "131072", "1025", "129"),
                kind("passlib's scrypt", "\\$scrypt\\$ln=(\\d+),r=(\\d+),p=(\\d+)\\$.*", COSTLY_SCRYPT, "17", "1025", "129"),
                kind("Spring's scrypt", "\\{scrypt\\}\\$([0-9a-f]+)\\$.*", COSTLY_SCRYPT, "110801"));
    }

    private static Kind kind(String name, String form, ImportedHash.Refused tooDear, String... dear) {
        return new Kind(name, Pattern.compile(form), tooDear, dear);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsTooDearIsRefusedForItsKindOfCost(Kind kind) {
        for (int i = 0; i < kind.dear.length; i++) {
            String text = kind.withNumber(i + 1, List.of(kind.dear[i])).get(0);
            assertThat(HashImport.read(text)).as(text).isEqualTo(kind.tooDear);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNumberThatIsNoneOrOutOfAllBoundsIsRefused(Kind kind) {
        assertThat(HashImport.read(kind.example())).isInstanceOf(ImportedHash.Accepted.class);
        for (int i = 0; i < kind.dear.length; i++) {
            assertThat(kind.withNumber(i + 1, NO_NUMBERS)).allSatisfy(ForeignRefusalsTest::isRefused);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anEmptyPartIsRefused(Kind kind) {
        Matcher part = Pattern.compile("[$:,=]([^$:,=]+)").matcher(kind.example());
        int parts = 0;
        while (part.find()) {
            isRefused(kind.example().substring(0, part.start(1)) + kind.example().substring(part.end(1)));
            parts++;
        }
        assertThat(parts).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCharacterThatNoLibraryWritesIsRefusedWhereverItStands(Kind kind) {
        String example = kind.example();
        for (String odd : List.of("\u00e9", "\n", " ", "\0", "\ud83d\ude00", "$")) {
            IntStream.range(1, example.length()).filter(at -> example.charAt(at) != '$' || !odd.equals("$")).forEach(at -> {
                isRefused(example.substring(0, at) + odd + example.substring(at + 1));
                isRefused(example.substring(0, at) + odd + example.substring(at));
            });
            isRefused(example + odd);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsCutOffIsRefusedOrHasSixteenBytesLeft(Kind kind) {
        String example = kind.example();
        List<String> taken = new ArrayList<>();
        for (int length = 0; length < example.length(); length++) {
            String cut = example.substring(0, length);
            assertThat(PasswordHash.parse(cut).isEmpty() || HashImport.read(cut) instanceof ImportedHash.Accepted).isTrue();
            if (HashImport.read(cut) instanceof ImportedHash.Accepted good) {
                taken.add(good.stored());
            }
        }
        boolean hasOneLength = kind.tooDear == COSTLY_BCRYPT || kind.name.startsWith("Django's scrypt") || kind.name.startsWith("Werkzeug's scrypt");
        assertThat(taken).allSatisfy(stored -> assertThat(key(stored)).hasSizeGreaterThanOrEqualTo(16));
        assertThat(hasOneLength).as("taken though cut off: %s", taken).isIn(false, taken.isEmpty());
    }

    private static byte[] key(String stored) {
        return Base64.getDecoder().decode(stored.substring(stored.lastIndexOf('$') + 1));
    }

    private static void isRefused(String text) {
        assertThat(HashImport.read(text)).as(text).isInstanceOf(ImportedHash.Refused.class);
        assertThat(PasswordHash.parse(text)).as(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, 1000, 16, 32", "-1, 1000, 16, 32", "1, 0, 16, 32", "1, 1000, 0, 32", "1, 1000, 7, 32", "1, 1000, 65, 32", "1, 1000, 16, 0",
        "1, 1000, 16, 15", "1, 1000, 16, 1"})
    void aBlobOfAspNetWithAnOddHeaderIsMalformed(int digest, int iterations, int saltLength, int keyLength) {
        assertThat(HashImport.read(blob(digest, iterations, saltLength, saltLength + keyLength))).isIn(MALFORMED, ImportedHash.Refused.UNSUPPORTED);
    }

    @Test
    void aBlobOfAspNetThatSaysMoreThanItHasIsMalformed() {
        for (int saltLength : List.of(49, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE, -1)) {
            assertThat(HashImport.read(blob(1, 1000, saltLength, 48))).isEqualTo(MALFORMED);
        }
        assertThat(HashImport.read(blob(1, 2_000_001, 16, 48))).isEqualTo(COSTLY_PBKDF2);
        assertThat(HashImport.read(blob(2, 1_000_001, 16, 48))).isEqualTo(COSTLY_PBKDF2);
        assertThat(HashImport.read(blob(1, -1, 16, 48))).isEqualTo(COSTLY_PBKDF2);
        assertThat(HashImport.read(blob(1, 2_000_000, 16, 48))).isInstanceOf(ImportedHash.Accepted.class);
    }

    @Test
    void aBlobOfAspNetThatIsCutOffOrNoBase64IsRefused() {
        for (String system : List.of("Identity version 2", "Identity version 3")) {
            String blob = ForeignVectorsTest.vectors().stream().filter(vector -> vector.about().equals(system)).findFirst().orElseThrow().stored();
            byte[] bytes = Base64.getDecoder().decode(blob);
            for (int length = 0; length < bytes.length; length++) {
                ImportedHash read = HashImport.read(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length)));
                assertThat(read instanceof ImportedHash.Accepted).isEqualTo(system.endsWith("3") && length >= 13 + 16 + 16);
            }
            for (int at = 0; at < blob.length(); at++) {
                // As in ASP.NET, the length of the key in version 3 is whatever there is.
                boolean hasKey = system.endsWith("3") && at % 4 == 0 && at / 4 * 3 >= 13 + 16 + 16;
                assertThat(HashImport.read(blob.substring(0, at)) instanceof ImportedHash.Accepted).isEqualTo(hasKey);
                isRefused(blob.substring(0, at) + "*" + blob.substring(at + 1));
                isRefused(blob.substring(0, at) + "\n" + blob.substring(at));
            }
            isRefused(blob + "=");
            isRefused(blob.replace("=", ""));
        }
        assertThat(HashImport.read(Base64.getEncoder().encodeToString(new byte[50]))).as("a byte more").isEqualTo(MALFORMED);
        assertThat(HashImport.read("AgAAAAEAACcQAAAAEPUgJfVz5TLRb2Ys1m83h8xlXODGHh6JA6yeTQw6yrMrp/ErZxN4AwBwfP2gUBzEww=="))
                .as("another format byte").isEqualTo(ImportedHash.Refused.UNSUPPORTED);
    }

    private static String blob(int digest, int iterations, int saltLength, int rest) {
        ByteBuffer bytes = ByteBuffer.allocate(13 + rest).put((byte) 1).putInt(digest).putInt(iterations).putInt(saltLength);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @Test
    void scryptThatTheStandardDoesNotHaveIsMalformed() {
        String salt = "$saltsaltsaltsalt$" + "0".repeat(128);

        for (String cost : List.of("1:8:1", "3:8:1", "1000:8:1", "65536:1:1", "32769:8:1")) {
            assertThat(HashImport.read("scrypt:" + cost + salt)).as(cost).isEqualTo(MALFORMED);
        }
        for (String cost : List.of("2:1:1", "32768:1:1", "65536:12:1", "2:1:4096", "65536:8:2", "16384:8:8", "2:2048:2")) {
            assertThat(HashImport.read("scrypt:" + cost + salt)).as(cost).isInstanceOf(ImportedHash.Accepted.class);
        }
        for (String cost : List.of("131072:8:1", "65536:13:1", "65536:8:3", "16384:8:9", "2:4097:1", "2:1:4097", "2:65:64", "2:524288:1",
                "4294967296:8:1", "2:9999999999:1", "2:1:9999999999", "1048576:1:2")) {
            assertThat(HashImport.read("scrypt:" + cost + salt)).as(cost).isEqualTo(COSTLY_SCRYPT);
        }
    }
}
