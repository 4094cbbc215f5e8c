package com.vidaplus.auth.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class PasswordHashTest {

    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String GOOD = "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH;
    private static final String GOOD_PBKDF2 = "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH;
    private static final String GOOD_BCRYPT = "$2b$04$......................" + "...............................";

    @ParameterizedTest
    @ValueSource(strings = {GOOD, GOOD_BCRYPT, GOOD_PBKDF2,
        "$pbkdf2-sha1$i=2000000$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$pbkdf2-sha224$i=1$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAA",
        "$pbkdf2-sha384$i=1000000$" + SALT + "$" + HASH, "$pbkdf2-sha512$i=1000000$" + SALT + "$" + HASH,
        "$argon2i$v=19$m=8,t=1,p=1$" + SALT + "$" + HASH,
        "$argon2id$m=65536,t=10,p=8$" + SALT + "$" + HASH, "$argon2id$v=19$m=102400,t=6,p=8$" + SALT + "$" + HASH,
        "$argon2id$v=16$m=64,t=1,p=8$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$2a$16$......................" + "...............................",
        "$2y$10$......................" + "..............................."})
    void wellFormedHashWithinBoundsIsReadable(String hash) {
        assertThat(PasswordHash.parse(hash)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "$", "$$$$$", "plain text", "$argon2id", "$2b$", "{bcrypt}" + GOOD_BCRYPT, GOOD + "$", GOOD + "\n",
        " " + GOOD, GOOD + " ", GOOD + "=", GOOD + "\0",
        "$argon2d$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH, "$ARGON2ID$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=18$m=64,t=2,p=1$" + SALT + "$" + HASH, "$argon2id$v=$m=64,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$t=2,m=64,p=1$" + SALT + "$" + HASH, "$argon2id$v=19$m=64,t=2$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=64,t=2,p=1,data=AAAA$" + SALT + "$" + HASH, "$argon2id$v=19$m=64,t=2,p=1,keyid=AAAA$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=064,t=2,p=1$" + SALT + "$" + HASH, "$argon2id$v=19$m=+64,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=-64,t=2,p=1$" + SALT + "$" + HASH, "$argon2id$v=19$m=64,t=0,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=64,t=2,p=0$" + SALT + "$" + HASH, "$argon2id$v=19$m=\u0666\u0664,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=7,t=2,p=1$" + SALT + "$" + HASH, "$argon2id$v=19$m=63,t=2,p=8$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "==$" + HASH, "$argon2id$v=19$m=64,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAB$" + HASH,
        "$argon2id$v=19$m=64,t=2,p=1$AAAAAAAAAA$" + HASH, "$argon2id$v=19$m=64,t=2,p=1$AAAAAAAAAAAAA$" + HASH,
        "$argon2id$v=19$m=64,t=2,p=1$AAAA_-AAAAAAAAAAAAAAAA$" + HASH, "$argon2id$v=19$m=64,t=2,p=1$$" + HASH,
        "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$", "$argon2id$v=19$m=64,t=2,p=1$" + SALT, "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$AAAA",
        "$2$04$.....................................................", "$2x$04$.....................................................",
        "$2b$03$.....................................................", "$2b$17$.....................................................",
        "$2b$31$.....................................................", "$2b$4$.....................................................",
        "$2b$04$....................................................", "$2b$04$......................................................",
        "$2b$04$....................................................=", "$2b$04$...................../...............................",
        "$2b$04$..................................................../", "$pbkdf2-sha256$i=2000001$" + SALT + "$" + HASH,
        "$pbkdf2-sha512$i=1000001$" + SALT + "$" + HASH, "$pbkdf2-sha256$i=0$" + SALT + "$" + HASH,
        "$pbkdf2-sha256$i=01$" + SALT + "$" + HASH, "$pbkdf2-sha256$i=99999999999$" + SALT + "$" + HASH,
        "$pbkdf2-sha256$1000$" + SALT + "$" + HASH, "$pbkdf2-SHA256$i=1000$" + SALT + "$" + HASH, GOOD_PBKDF2 + "=",
        GOOD_PBKDF2 + "\n",
        "$pbkdf2-sha256$i=1000$AAAAAAAAAA$" + HASH, "$pbkdf2-sha256$i=1000$" + SALT + "$AAAAAAAAAAAAAAAAAAAA",
        "$pbkdf2-sha1$i=1000$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "$pbkdf2-sha256$i=1000$" + SALT + "$" + HASH + "A",
        "$pbkdf2-sha256$i=1000$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", "pbkdf2_sha256$1000$saltsalt$" + HASH + "=",
        "PBKDF2WithHmacSHA256:1000:" + SALT + "==:" + HASH + "=", "$5$salt$hash", "$scrypt$ln=16,r=8,p=1$aM15$AAAA"})
    void anythingElseIsUnreadable(String hash) {
        assertThat(PasswordHash.parse(hash)).isEmpty();
    }

    @Test
    void hugeTextIsUnreadableAtOnce() {
        String huge = "$argon2id$v=19$m=64,t=2,p=1$" + "A".repeat(50_000_000) + "$" + HASH;

        assertThat(PasswordHash.parse(huge)).isEmpty();
        assertThat(PasswordHash.parse("$2b$04$" + "$".repeat(50_000_000))).isEmpty();
    }

    @Test
    void longestHashWithinBoundsFitsItsColumn() {
        String longest = "$argon2id$v=19$m=102400,t=6,p=8$" + "A".repeat(86) + "$" + "A".repeat(86);

        assertThat(PasswordHash.parse(longest)).isPresent();
        assertThat(longest).hasSizeLessThan(255);
    }

    @Test
    void mutatedHashNeverThrowsAndNeverMatches() {
        Random random = new Random(20260731);
        PasswordHasher hasher = new PasswordHasher(new Argon2Cost(8, 1, 1), new SecureRandom());
        Password password = Password.of("correct horse battery staple").orElseThrow();
        List<String> seeds = List.of(GOOD, GOOD_BCRYPT, GOOD_PBKDF2, hasher.hash(password).hash(),
                "$argon2i$m=8,t=1,p=1$" + SALT + "$" + HASH);
        int readable = 0;

        for (int i = 0; i < 100_000; i++) {
            String mutated = mutate(seeds.get(i % seeds.size()), random);
            boolean isReadable = PasswordHash.parse(mutated).isPresent();
            readable += isReadable ? 1 : 0;
            // A readable one may be costly, so of those only some are compared; the password's own hash survives some mutations.
            if (isReadable ? readable % 100 == 0 && !seeds.contains(mutated) : i % 10 == 0) {
                assertThat(hasher.verify(password, new StoredPassword(mutated, Normalisation.NONE))).as(mutated).isFalse();
            }
        }
        assertThat(readable).isBetween(1_000, 99_000);
    }

    public static String mutate(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int mutations = 1 + random.nextInt(3); mutations > 0 && text.length() > 0; mutations--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "$,=0129/+.Aaz".charAt(random.nextInt(13)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 3 -> text.setLength(at);
                default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
