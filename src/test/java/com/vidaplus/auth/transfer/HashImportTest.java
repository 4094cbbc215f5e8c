package com.vidaplus.auth.transfer;

import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.MALFORMED;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.NOT_SELF_DESCRIBING;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.credential.password.Argon2Cost;
import com.vidaplus.auth.credential.password.ForeignVectorsTest;
import com.vidaplus.auth.credential.password.Normalisation;
import com.vidaplus.auth.credential.password.PasswordHash;
import com.vidaplus.auth.credential.password.PasswordHashTest;
import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.credential.password.StoredPassword;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashImportTest {

    private static final String SALT16 = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String KEY32 = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String DJANGO = "$saltsaltsalt$" + KEY32 + "=";
    private static final String SOTERIA = ":" + SALT16 + "==:" + KEY32 + "=";
    private static final String PHC = "$" + SALT16 + "$" + KEY32;
    private static final String ZEROS = "0000000000000000000000000000000000000000000000000000000000000000";
    private static final String BCRYPT = "$2b$04$.....................................................";
    private static final String ITERATIONS_DATA = "{\"hashIterations\":1000,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}";
    private static final String SECRET = "{\"value\":\"" + KEY32 + "=\",\"salt\":\"" + SALT16 + "==\",\"additionalParameters\":{}}";

    @Test
    void everyFormOfPbkdf2BecomesTheSameString() {
        String stored = "$pbkdf2-sha256$i=1000" + PHC;
        String djangoSalt = Base64.getEncoder().withoutPadding().encodeToString("saltsaltsalt".getBytes());

        assertThat(List.of(HashImport.read("PBKDF2WithHmacSHA256:1000" + SOTERIA), HashImport.read("$pbkdf2-sha256$1000" + PHC),
                HashImport.read(stored), new KeycloakCredential(ITERATIONS_DATA, SECRET).read()))
                .containsOnly(new ImportedHash.Accepted(stored));
        assertThat(HashImport.read("pbkdf2_sha256$1000" + DJANGO))
                .isEqualTo(new ImportedHash.Accepted("$pbkdf2-sha256$i=1000$" + djangoSalt + "$" + KEY32));
    }

    @Test
    void wrappersAreTakenOff() {
        String argon2 = "$argon2id$v=19$m=64,t=2,p=1" + PHC;

        assertThat(List.of(BCRYPT, "{bcrypt}" + BCRYPT, "bcrypt$" + BCRYPT).stream().map(HashImport::read))
                .containsOnly(new ImportedHash.Accepted(BCRYPT));
        assertThat(List.of(argon2, "{argon2}" + argon2, "{argon2@SpringSecurity_v5_8}" + argon2, "argon2" + argon2).stream()
                .map(HashImport::read)).containsOnly(new ImportedHash.Accepted(argon2));
    }

    @Test
    void werkzeugsPbkdf2IsPlainPbkdf2() {
        // Made by Python: hashlib.pbkdf2_hmac("sha256", b"a long example passphrase", b"saltSALTsaltSALT", 1000).hex()
        ImportedHash read = HashImport.read("pbkdf2:sha256:1000$saltSALTsaltSALT$1b29dff164c517aa691abfc79b14a17ec3b705a2203e54f940429cb0e1f23638");
        String stored = ((ImportedHash.Accepted) read).stored();

        assertThat(stored).startsWith("$pbkdf2-sha256$i=1000$");
        assertThat(PasswordHash.parse(stored).orElseThrow().matches("a long example passphrase".getBytes(), null)).isTrue();
        assertThat(PasswordHash.parse(stored).orElseThrow().matches("another passphrase".getBytes(), null)).isFalse();
    }

    @Test
    void bitsThatAnOldPasslibLeftBehindTheSaltAreCleared() {
        // "password" at cost 4; the last character of the salt says the same bytes with any of its last four bits.
        String clean = "$2b$04$DXRW3fvH.NAD2teWVYnZsuQv2ibJaf.Y4yPc4ziwgZrzYbvi.cTPC";
        for (String last : List.of("v", "w", "x", "z", "9")) {
            String stray = clean.substring(0, 28) + last + clean.substring(29);
            assertThat(HashImport.read(stray)).as(last).isEqualTo(HashImport.read(clean)).isInstanceOf(ImportedHash.Accepted.class);
        }
        assertThat(HashImport.read(clean.substring(0, 59) + "D")).as("bits behind the hash").isEqualTo(MALFORMED);
    }

    @Test
    void onlyTheFirstBlockOfALongKeyIsKept() {
        byte[] key = new byte[1024];
        new Random(1).nextBytes(key);
        String padded = Base64.getEncoder().encodeToString(key);
        byte[] start = Arrays.copyOf(key, 32);

        assertThat(HashImport.read("PBKDF2WithHmacSHA256:1000:" + SALT16 + "==:" + padded)).isEqualTo(new ImportedHash.Accepted(
                "$pbkdf2-sha256$i=1000$" + SALT16 + "$" + Base64.getEncoder().withoutPadding().encodeToString(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
        "{pbkdf2@SpringSecurity_v5_8}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc"})
    void springsPbkdf2DoesNotSayItsParameters(String text) {
        assertThat(HashImport.read(text)).isEqualTo(NOT_SELF_DESCRIBING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a password in clear", "{noop}secret", "{MD5}{salt}0123", "{SHA-256}00",
        "{bcrypt}", "{bcrypt}plain", "{bcrypt}$argon2id$v=19$m=64,t=2,p=1" + PHC, "{argon2}" + BCRYPT, "{BCRYPT}" + BCRYPT,
        " " + BCRYPT, BCRYPT + "\n", "{bcrypt}{bcrypt}" + BCRYPT, "$2x$04$.....................................................",
        "$argon2d$v=19$m=64,t=2,p=1" + PHC, "$7$CU..../....salt$hash", "$5$salt$hash", "$1$salt$hash",
        "bcrypt_sha512$" + BCRYPT, "md5$salt$0123456789abcdef0123456789abcdef", "pbkdf2_sha512$1000" + DJANGO, "PBKDF2WithHmacMD5:1:AA:AA",
        "5f4dcc3b5aa765d61d8327deb882cf99", "pbkdf2:sha256$saltsalt$" + ZEROS})
    void whatIsNoneOfTheFormatsIsUnsupported(String text) {
        assertThat(HashImport.read(text)).isEqualTo(UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbkdf2_sha256$2000001" + DJANGO, "pbkdf2_sha1$2000001" + DJANGO, "pbkdf2_sha256$99999999999999999999" + DJANGO,
        "PBKDF2WithHmacSHA512:1000001" + SOTERIA, "PBKDF2WithHmacSHA384:1000001" + SOTERIA, "PBKDF2WithHmacSHA224:2147483648" + SOTERIA,
        "pbkdf2:sha256:2000001$saltsalt$" + ZEROS, "$pbkdf2-sha512$1000001" + PHC, "$pbkdf2-sha256$i=999999999" + PHC, "$pbkdf2-sha256$i=4294967296" + PHC,
        "$2b$17$.....................................................",
        "{bcrypt}$2a$31$.....................................................",
        "argon2$argon2id$v=19$m=102401,t=2,p=8" + PHC, "$argon2id$v=19$m=102400,t=7,p=1" + PHC, "$argon2id$v=19$m=64,t=11,p=1" + PHC,
        "$argon2i$v=19$m=128,t=1,p=9" + PHC, "$argon2id$v=19$m=99999999999,t=2,p=1" + PHC})
    void whatCostsTooMuchIsRefusedForThat(String text) {
        assertThat(HashImport.read(text)).asInstanceOf(type(ImportedHash.Refused.class)).extracting(Enum::name).asString().startsWith("COSTLY_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbkdf2_sha256$2000000" + DJANGO, "PBKDF2WithHmacSHA224:2000000:" + SALT16 + "==:" + SALT16 + "==",
        "PBKDF2WithHmacSHA512:1000000" + SOTERIA, "$pbkdf2-sha1$i=1$AAAAAAAAAAA$" + SALT16, "$pbkdf2$1$AAAAAAAAAAA$" + SALT16})
    void whatIsJustWithinBoundsIsTaken(String text) {
        assertThat(HashImport.read(text)).isInstanceOf(ImportedHash.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbkdf2_sha256$0" + DJANGO, "pbkdf2_sha256$01" + DJANGO, "pbkdf2_sha256$-1" + DJANGO, "pbkdf2_sha256$" + DJANGO,
        "pbkdf2_sha256$1000$saltsal$" + KEY32 + "=", "pbkdf2_sha256$1000$$" + KEY32 + "=", "pbkdf2_sha256$1000$salt salt$" + KEY32 + "=",
        "pbkdf2_sha256$1000$saltsaltsalt$" + KEY32, "pbkdf2_sha256$1000$saltsaltsalt$" + KEY32 + "==", "pbkdf2_sha256$1000" + DJANGO + "=",
        "pbkdf2_sha256$1000$saltsaltsalt$AAAA", "pbkdf2_sha256$1000$saltsaltsalt$", "pbkdf2_sha256$1000$saltsaltsalt$****",
        "pbkdf2_sha256$1000" + DJANGO + "$", "pbkdf2_sha256$\u0661000" + DJANGO,
        "PBKDF2WithHmacSHA256:1000:" + SALT16 + ":" + KEY32, "PBKDF2WithHmacSHA256:1000:AAAAAA==:" + KEY32 + "=",
        "pbkdf2:sha256:1000$saltsalt$000", "pbkdf2:sha256:1000$saltsalt$" + ZEROS + "0G",
        "pbkdf2:sha3:1000$saltsalt$" + ZEROS, "pbkdf2:sha256:1000$salt$" + ZEROS,
        "PBKDF2WithHmacSHA1:1000" + SOTERIA, "PBKDF2WithHmacSHA256:1e3" + SOTERIA, "PBKDF2WithHmacSHA256:1000" + SOTERIA + ":",
        "$pbkdf2-sha256$i=1000" + PHC + "=", "$pbkdf2-sha256$i=1000,l=32" + PHC, "$pbkdf2-sha256$i=+1" + PHC, "$pbkdf2-md5$i=1000" + PHC,
        "$pbkdf2-sha256$1000$AAAAAAAAAAAAAAAAAAAA++$" + KEY32, "$pbkdf2-sha256$1000$AAAAAAAAAAAAAAAAAAAAAB$" + KEY32,
        "$2b$03$.....................................................", "$2b$04$....", "$argon2id$v=19$m=64,t=2$AAAA",
        "{scrypt}$e0801$AAAA$AAAA", "$scrypt$ln=16,r=8,p=1$aM15$AAAA",
        "scrypt$salt$16384$8$1$AAAA", "$argon2id$v=19$m=64,t=2,p=1$AAAA$" + KEY32, "$argon2id$v=18$m=64,t=2,p=1" + PHC})
    void whatIsNotAsItsLibraryWritesItIsMalformed(String text) {
        assertThat(HashImport.read(text)).isEqualTo(MALFORMED);
    }

    @Test
    void saltsAndTextsAreBounded() {
        assertThat(HashImport.read("pbkdf2_sha256$1000$" + "s".repeat(64) + "$" + KEY32 + "=")).isInstanceOf(ImportedHash.Accepted.class);
        assertThat(HashImport.read("pbkdf2_sha256$1000$" + "s".repeat(65) + "$" + KEY32 + "=")).isEqualTo(MALFORMED);
        assertThat(HashImport.read("pbkdf2_sha256$" + "1".repeat(50_000_000) + DJANGO)).isEqualTo(UNSUPPORTED);
        assertThat(HashImport.read("$".repeat(2048))).isEqualTo(UNSUPPORTED);
        assertThat(HashImport.read("$argon2id$" + "$m=1,t=1,p=1".repeat(160))).isEqualTo(MALFORMED);
    }

    @Test
    void noReasonAndNoTextShowsTheHash() {
        assertThat(ImportedHash.Refused.values()).allSatisfy(refused ->
                assertThat(refused.reason()).matches("[A-Z][ -~]{30,250}[^.]").doesNotContain("\""));
        assertThat(HashImport.read(BCRYPT)).asString().doesNotContain("$2b$");
        assertThat(new KeycloakCredential(ITERATIONS_DATA, SECRET)).asString().doesNotContain("AAAA");
    }

    @Test
    void mutatedHashIsAcceptedOnlyWhereItCanBeVerified() {
        Random random = new Random(20261124);
        PasswordHasher hasher = new PasswordHasher(new Argon2Cost(8, 1, 1), new SecureRandom());
        List<ForeignVectorsTest.Vector> seeds = ForeignVectorsTest.vectors();
        int accepted = 0;

        for (int i = 0; i < 50_000; i++) {
            ForeignVectorsTest.Vector seed = seeds.get(random.nextInt(seeds.size()));
            String stored = PasswordHashTest.mutate(seed.stored(), random);
            ImportedHash read = seed.secret().isEmpty() ? HashImport.read(stored)
                    : new KeycloakCredential(stored, PasswordHashTest.mutate(seed.secret(), random)).read();
            if (read instanceof ImportedHash.Accepted good) {
                accepted++;
                assertThat(new StoredPassword(good.stored(), Normalisation.NONE).isReadable()).as(good.stored()).isTrue();
                assertThat(HashImport.read(good.stored())).isEqualTo(good);
            }
        }
        assertThat(accepted).isBetween(1_000, 49_000);
        assertThat(hasher.derivations()).isZero();
    }
}
